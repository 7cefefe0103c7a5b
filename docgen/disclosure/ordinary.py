"""Parts of names that are words of any English text, or of any file's own syntax: by themselves they name nobody."""

from typing import Final

__all__ = ["ORDINARY"]

ORDINARY: Final = frozenset(
    """
    able ally amber angel april arch art ash august author autumn baker ball banks baron barrister bay bean bear
    beck bell bench berry best bill bird bishop black blade blank blue bob bolt bond booth bow boy brand bridge
    bright brook brown buck bull burn bush butcher butler camp cane car card care carol carter case cash castle
    chance chapel chase child church clay clerk close coal cook cooper corn county court crane cross crown curry
    dale dates dawn day dean dear dick doe dove drake drew drive drum duke earl early earnest east eden eve fair
    faith field fields finch fine fish fisher flint flood flower foot force ford forest fort foster fox frank free
    friend frost gale general gift glass glen gold good grace grant grave graves gray green grey ground guest guide
    guy hall ham hand hands harbour hard harden hardy harp hart hatch hawk hay hazel head heath heather high hill
    hills holder holly home honour hook hope horn house hunt hunter ink iris iron ivory ivy jack jade jewel job joy
    judge july june justice keen keep key kid kind king kings knight lake lamb land lane lang large last law
    lawless lay leaf lee lily line link little lock london long lord love low luck main major march mark marks mars
    marsh marshal marshall mason master masters max may mayor mead mercy merit merry mile miles mill miller mills
    mint miss monday moon moor more moss mount mountain new noble noel norm north note oak olive order page pages
    palm paris park parker parks parsons part partner pat patience peace pearl penny pepper person pier pike pilot
    piper place plant police pond pool poor pope port post potter power powers presence price pride priest prince
    prior proctor prudence purchase pure quick rain ram ray read real rector red reed reeve regent rice rich ridge
    ring river rivers road rob robin rock rod rose round row royal ruby rule rush rusk sage sailor saint sale sally
    salt sand sandy saturday savage school sea seal section self sergeant service sexton sharp shell shepherd ship
    short silver sky slater slaughter small smart snow sol sparks speed spring spur square star state steel stern
    steward still stock stone storm street strong sue summer summers sun sunday swan swift tanner temple thorn
    thursday tide times title tower town trace trail turner usher vale van vine violet wade waiter wales walk
    walker wall ward warden ware water waters way weaver weeks well wells west white wild will willow wills wilt
    win winter wise witness wolf wood woods word worth wright yard young
    adobe bag bold font fonts italic meta sans serif stream table type
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
