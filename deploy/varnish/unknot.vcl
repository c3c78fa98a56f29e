# Varnish in front of the site. Put it at /etc/varnish/default.vcl.
#
# It has a storage for each kind of answer, named as in unknot.conf, since a full one forgets what was not asked for longest: files, which open pages need; pages; and
# strangers, for addresses that anyone can invent.
#
# Pages are kept for the time of UNKNOT_SHARED_CACHE (s-maxage), which has to be set, and files under /static and /previews for a year: their names
# change with their bytes. What says something about one reader has no-store and is never kept.
vcl 4.1;

import std;

backend origin {
	.host = "127.0.0.1";
	.port = "6080";
	.connect_timeout = 3s;
	.first_byte_timeout = 40s;
	.between_bytes_timeout = 10s;
	.probe = {
		.url = "/origin-ready"; # HAProxy answers 200 while at least one replica is ready
		.interval = 1s;
		.timeout = 2s;
		.window = 3;
		.threshold = 2;
		.initial = 2;
	}
}

sub vcl_recv {
	if (req.url == "/varnish-ready") {
		return (synth(200));
	}
	# The site has neither cookies nor passwords. Those of other programs on the same domain must not keep pages out of the cache.
	unset req.http.Cookie;
	unset req.http.Authorization;
	unset req.http.X-Asset-Try;
	if (req.restarts > 0) { # Varnish has changed Accept-Encoding already
		set req.http.X-Again = "yes";
		set req.grace = 24h;
		return (hash);
	}
	unset req.http.X-Again;
	unset req.http.X-Brotli;
	if (req.http.Accept-Encoding ~ "(?i)(^|[\s,])br($|[\s,;])" && req.http.Accept-Encoding !~ "(?i)(^|[\s,])br\s*;\s*q=0(\.0*)?\s*($|,)") {
		set req.http.X-Brotli = "br";
	}
	if (req.url ~ "^/(static|previews)/") {
		set req.url = regsub(req.url, "\?.*", ""); # files have no query
	}
	# A copy past its time is answered for 60 s more while Varnish fetches a new one: use the time of UNKNOT_SHARED_CACHE. While no replica
	# is ready, or after a failure, it is answered for as long as it is kept.
	if (std.healthy(req.backend_hint)) {
		set req.grace = 60s;
	}
}

# Varnish itself knows gzip only, and asks for it on behalf of everybody: it keeps one copy in gzip, also for those who want neither. Brotli is a
# second copy, under a key of its own.
sub vcl_hash {
	hash_data(req.url);
	if (req.http.X-Brotli) {
		hash_data(req.http.X-Brotli);
	}
	return (lookup); # one site, so the key has no host
}

sub vcl_backend_fetch {
	if (bereq.http.X-Brotli) {
		set bereq.http.Accept-Encoding = "br";
		unset bereq.http.X-Brotli;
	}
	if (bereq.retries > 0) {
		set bereq.http.X-Asset-Try = bereq.retries;
	}
}

sub vcl_backend_response {
	# During an update, a replica of the other version redirects to its own version of a file, or does not have it. One of the others has the file
	# that the page needs. So an address that looks like one of a file, but is none, is asked for four times.
	if (bereq.url ~ "^/(static|previews)/.*\.[0-9a-f]{8,}\.[a-z]+$" && (beresp.status == 302 || beresp.status == 404) && bereq.retries < 3) {
		return (retry);
	}
	# An old copy is better than a failure. An answer that is kept, even for a moment, would hide that copy.
	if (bereq.is_bgfetch && (beresp.status >= 500 || beresp.status == 429)) {
		return (abandon);
	}
	# The request begins again, and then takes a copy of any age. Without one, it is asked for a second time, and that failure is the answer: a page
	# that a reader has to see, since it says what to do. Addresses with a query, such as searches, which are most of a flood, are not asked for twice.
	if (beresp.status >= 500 && !(bereq.http.X-Again || bereq.url ~ "\?")) {
		return (abandon);
	}
	if (beresp.status >= 500 || beresp.status == 429) {
		set beresp.uncacheable = true;
		set beresp.ttl = 1s;
		return (deliver);
	}
	if (beresp.http.Cache-Control ~ "no-cache|no-store|private") { # Varnish remembers that this is not kept: by default for two minutes, in memory without a limit
		set beresp.uncacheable = true;
		set beresp.ttl = 1s;
		set beresp.grace = 0s;
		return (deliver);
	}
	if (beresp.status != 200 || bereq.url ~ "\?") { # addresses without a page, and filters: there are as many as strangers invent
		set beresp.storage = storage.strangers;
	} elsif (bereq.url ~ "^/static/") {
		set beresp.storage = storage.files;
	} else {
		set beresp.storage = storage.pages;
		if (beresp.ttl > 0s && beresp.http.Cache-Control ~ "s-maxage") { # for answers while no replica is ready
			set beresp.grace = 24h;
		}
	}
}

# The same if there is no answer at all.
sub vcl_backend_error {
	if (bereq.is_bgfetch || !(bereq.http.X-Again || bereq.url ~ "\?")) {
		return (abandon);
	}
	set beresp.http.Content-Type = "text/html; charset=utf-8";
	set beresp.http.Cache-Control = "no-store";
	set beresp.body = std.fileread("/etc/varnish/unknot-error.html"); # by unknot errorpage, read once
	return (deliver);
}

sub vcl_synth {
	if (resp.status == 503 && req.restarts == 0) { # the fetch was abandoned
		return (restart);
	}
	if (resp.status >= 500) {
		set resp.http.Content-Type = "text/html; charset=utf-8";
		set resp.http.Cache-Control = "no-store";
		set resp.body = std.fileread("/etc/varnish/unknot-error.html");
		return (deliver);
	}
}

sub vcl_deliver {
	if (obj.hits > 0) {
		set resp.http.X-Cache = "hit";
	} else {
		set resp.http.X-Cache = "miss";
	}
}
