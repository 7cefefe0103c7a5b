"""Words for places: which are in, on or at, and which names of towns, counties and services everybody knows."""

import re

__all__ = ["AT", "IN", "KNOWN", "ON", "ONLINE", "PART_OF_TOWN", "ROAD_NUMBER"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN = _words(
    "alley alleyway ambulance area attic avenue basement bathroom bedroom borough building car cell cellar "
    "chat city close corridor country county courtyard cupboard custody district doorway driveway dwelling "
    "field flat forest garage garden hallway house interview kingdom kitchen lane letter lift lobby loft lorry "
    "mews neighbourhood park playground precinct queue region road room square stairwell street subway suburb "
    "taxi tent terrace toilet town underpass van vehicle village wood yard"
)
ON = _words(
    "aeroplane aircraft app balcony beach boat bridge bus bypass call canal carriageway coach coast common "
    "deck embankment estate ferry floor footbridge footpath forecourt forum ground highway internet island "
    "isle landing livestream media motorway net page path patio pavement pier plane platform post promenade "
    "railway roof seafront ship shoulder staircase stair step telephone towpath train tram tube underground "
    "verge ward wasteland web website wing"
)
AT = _words(
    "academy airport arena bank bar cafe café casino cathedral chapel church cinema clinic club college "
    "commons court crossing depot docks embassy gym hospital hotel inn jail junction lodge lords mall market "
    "mosque museum nursery office park-and-ride pharmacy port prison pub restaurant roundabout school services "
    "shop stadium station store supermarket surgery synagogue temple terminal theatre university warehouse"
)
"""What a name may end with that tells of a place to be at: Saltmarsh Police Station."""
ONLINE = _words(
    "airbnb bluesky discord ebay etsy facebook gumtree grindr instagram internet linkedin messenger myspace "
    "onlyfans paypal pinterest reddit skype snapchat telegram tiktok tinder twitch twitter vinted whatsapp "
    "youtube zoom"
)
ROAD_NUMBER = re.compile(r"[AM][0-9]{1,4}(?:M)?|B[0-9]{3,4}")
"""The M25, the A2, the B2067."""
PART_OF_TOWN = _words(
    "central north south east west northern southern eastern western mid inner outer greater upper lower "
    "county old new north-east north-west south-east south-west great the"
)
"""What may stand before a name that everybody knows: central London, but not some shop of London."""
KNOWN = _words(
    # countries and regions
    "albania anglia belgium britain england europe france germany greece ireland italy kent netherlands poland "
    "portugal romania scotland spain turkey ukraine wales midlands merseyside tyneside teesside wearside "
    "humberside "
    # counties: those that end in -shire are known by that
    "essex sussex middlesex surrey norfolk suffolk cornwall devon dorset somerset cumbria durham rutland "
    "northumberland gwent gwynedd powys dyfed clwyd glamorgan fife angus moray antrim armagh fermanagh tyrone "
    # cities and large towns
    "aberdeen basildon basingstoke bath belfast birkenhead birmingham blackburn blackpool bolton bournemouth "
    "bradford brighton bristol burnley cambridge canterbury cardiff carlisle chatham chelmsford cheltenham "
    "chester chesterfield colchester coventry crawley darlington derby doncaster dover dudley dundee "
    "eastbourne edinburgh exeter folkestone gateshead gillingham glasgow gloucester grimsby guildford halifax "
    "harlow hastings hereford huddersfield hull inverness ipswich lancaster leeds leicester lincoln liverpool "
    "london luton maidstone manchester margate middlesbrough newcastle newport northampton norwich nottingham "
    "oldham oxford perth peterborough plymouth poole portsmouth preston ramsgate reading redditch rochdale "
    "rotherham salford salisbury scunthorpe sheffield shrewsbury slough solihull southampton southend "
    "southport stevenage stirling stockport sunderland swansea swindon telford torquay wakefield walsall "
    "warrington watford wigan winchester woking wolverhampton worcester worthing york "
    # boroughs of London
    "barnet bexley brent bromley camden croydon ealing enfield greenwich hackney hammersmith haringey harrow "
    "havering hillingdon hounslow islington kensington kingston lambeth lewisham merton newham redbridge "
    "richmond southwark sutton wandsworth westminster"
)
