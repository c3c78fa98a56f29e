-- Makes wrk request the paths in the file that the variable PAGES names, one after another.
local pages, n = {}, 0
for path in io.lines(os.getenv("PAGES")) do
	pages[#pages + 1] = wrk.format("GET", path)
end

function request()
	n = n % #pages + 1
	return pages[n]
end
