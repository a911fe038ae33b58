"""The proof that teams cannot see each other: a crawler, targeted attempts, and a companion that counts hindrances.

    world/      two federations filled with everything a site can hold; every text of one holds its marker
    markers     what a marker is, and how it is found in an answer
    rows        whose each row is, and what a request did to the rows of others
    addresses   every URL name of the resolver, with ids filled in by rule
    forms       forms read from pages, to be sent back with other ids in them
    personas    who asks
    probe       one request: sent, judged, rolled back
    crawl       the matrix of requests
    attempts/   single attacks with a payload that would work
    companion/  a team's own work through the same doors, which must not be hindered
    jobs        what a run consists of; report: what it found
    __main__    all of it in parallel; `python -m tests.isolation`

A *read leak* is a foreign marker in an answer, a *write leak* a foreign row changed, gone, or newly pointed at.
"""
