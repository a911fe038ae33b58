import pytest, time
from tests.isolation.markers import ALPHA, BRAVO
from tests.isolation.world.build import _side
from exports.making import make_archive
from exports import storage
from exports.restoring import restore
from exports.deleting import begin, delete
from exports.scanning import scan
from exports.portraits import portrait_of, differences

@pytest.mark.django_db
def test_smoke(national, at_once):
    alpha=_side(ALPHA)
    t=time.time()
    before=portrait_of(alpha.federation)
    print("portrait", time.time()-t); t=time.time()
    a=make_archive(alpha.federation)
    r=restore(storage.path_of(a.file), slug="copy", hostname="copy.example")
    print(r.as_json())
    print(*differences(before, portrait_of(r.federation)), sep="\n")
    d=begin(alpha.federation, alpha.federation.name)
    delete(d)
    print(scan(d))
    r=restore(storage.path_of(a.file))
    print(r.as_json())
    print("----")
    print(*differences(before, portrait_of(r.federation)), sep="\n")
