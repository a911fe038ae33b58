-- Keeps what the database said of a site, unless something holds already: a batch was written meanwhile, and what the
-- database said after that is newer (settle.lua).
-- KEYS: base.
-- ARGV: now, the local day, the base, seconds it holds.
local held = redis.call('GET', KEYS[1])
if held then
  held = cjson.decode(held)
  if tonumber(ARGV[1]) < held['until'] and held.base.day == ARGV[2] then return 0 end
end
redis.call('SET', KEYS[1], ARGV[3], 'EX', ARGV[4])
return 1
