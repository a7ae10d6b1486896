-- For wrk: sends the requests of a file in turn (a Lua table of { method, path, headers, body }), and prints what was
-- measured as JSON. Every thread begins at a place of its own.

local prepared, place = {}, 0
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  for _, one in ipairs(dofile(arguments[1])) do
    prepared[#prepared + 1] = wrk.format(one.method, one.path, one.headers, one.body)
  end
  place = number * 31
end

function request()
  place = place % #prepared + 1
  return prepared[place]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"failed":%d,"late":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status, errors.timeout))
end
