-- A script for wrk, which gets a name, and for filters the checkboxes of /stretches as name=value. It asks as a reader for
-- one page every two milliseconds, or else for addresses that nobody has asked for.
local function hex() return string.format("%x", math.random(0, 2^40)) end
local boxes = {}
local paths = {
	alone = function() return "/about" end,
	filters = function() -- about every sixth, in page order, so that the query is canonical and is not redirected
		local ticked = {}
		for _, box in ipairs(boxes) do if math.random(6) == 1 then table.insert(ticked, box) end end
		return "/stretches?" .. table.concat(ticked, "&")
	end,
	searches = function() return "/search?q=neck+" .. hex() end,
	sheets = function()
		local sheet = "/handout?sheet=1"
		for _ = 1, 6 do sheet = sheet .. string.format(".%dc-%dh%de", math.random(30), math.random(5), 5 * math.random(6)) end
		return sheet
	end,
	wrong = function() return "/" .. hex() end,
}
local path
function init(args)
	math.randomseed(os.time())
	path = paths[args[1]]
	for i = 2, #args do table.insert(boxes, args[i]) end
	if args[1] == "alone" then function delay() return 2 end end
end
function request() return wrk.format("GET", path(), {["Accept-Encoding"] = "br"}) end
