-- Counts a visit unless a limit is reached, and returns what is known of its site, in one step.
-- KEYS: buffer, batch, base, online, shown, seen, then one for each ceiling.
-- ARGV: 1 now, 2 visitor, 3 id for a new buffer, 4 field of the page, 5 field of the visitors, 6 and 7 fields of the site
--       today and yesterday, 8 seconds of a repeated showing, 9 seconds for which this one is known, 10 seconds for
--       which the day's visitors are, 11 seconds of being online, then, for each ceiling, how much at most and the
--       seconds for which it is known. Nothing of a reader is known long after midnight, except who is online.
local now, visitor = tonumber(ARGV[1]), ARGV[2]
local buffer, batch, base, online, shown, seen = unpack(KEYS, 1, 6)
local shown_at = tonumber(redis.call('GET', shown) or '-inf')
local counts = now - shown_at >= tonumber(ARGV[8])
for number = 7, #KEYS do
  local most = tonumber(ARGV[2 * number - 2])
  if tonumber(redis.call('GET', KEYS[number]) or 0) >= most then counts = false end
end
if counts then
  redis.call('SET', shown, ARGV[1], 'EX', math.max(1, ARGV[9]))
  for number = 7, #KEYS do
    if redis.call('INCR', KEYS[number]) == 1 then redis.call('EXPIRE', KEYS[number], ARGV[2 * number - 1]) end
  end
  redis.call('HSETNX', buffer, 'id', ARGV[3])
  redis.call('HINCRBY', buffer, ARGV[4], 1)
  redis.call('HINCRBY', buffer, ARGV[6], 1)
  if redis.call('SADD', seen, visitor) == 1 then
    redis.call('HINCRBY', buffer, ARGV[5], 1)
    redis.call('EXPIRE', seen, ARGV[10])
  end
  redis.call('ZADD', online, now, visitor)
else
  redis.call('ZADD', online, 'XX', now, visitor)
end
redis.call('ZREMRANGEBYSCORE', online, '-inf', now - tonumber(ARGV[11]))
redis.call('EXPIRE', online, ARGV[11])
return {
  redis.call('ZCARD', online),
  redis.call('HMGET', buffer, ARGV[6], ARGV[7]),
  redis.call('HMGET', batch, ARGV[6], ARGV[7]),
  redis.call('GET', base),
}
