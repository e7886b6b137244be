"""Word lists of the random screenplays. Each is long enough that two scripts are seldom alike."""

from __future__ import annotations


def _list(text: str) -> tuple[str, ...]:
    """One entry a line, or between semicolons."""
    return tuple(item for line in text.splitlines() for item in map(str.strip, line.split(";")) if item)


INSIDE = _list("""
KITCHEN; LIVING ROOM; BEDROOM; ATTIC; CELLAR; BATHROOM; STAIRWELL; HALLWAY; OFFICE; COURTROOM
PRISON CELL; HOSPITAL WARD; LABORATORY; WORKSHOP; FACTORY FLOOR; WAREHOUSE; THEATRE; MUSEUM; RESTAURANT
BAR; GYM; LIFT; COCKPIT; SUBMARINE; TRAIN COMPARTMENT; CHURCH; THRONE ROOM; GREENHOUSE; CLASSROOM
LIBRARY; BAKERY; BARN; STABLE; GARAGE; TENT; CAVE; SPACESHIP BRIDGE; BALLROOM; TAILOR'S SHOP; PAWN SHOP
POLICE STATION; NEWSROOM; RADIO STUDIO; HOTEL LOBBY; HOTEL ROOM; CABIN; LIGHTHOUSE; WINDMILL; BUS; TAXI
CAR; VAN; FERRY; SAUNA; MORGUE; BANK VAULT; ELEVATOR; DINER; LAUNDROMAT; NURSERY; DORMITORY; OBSERVATORY
MONASTERY; CRYPT; TUNNEL; SUBWAY CAR; SUPERMARKET; BARBER SHOP; PHARMACY; BOWLING ALLEY; CASINO; CINEMA
DRESSING ROOM; CONTROL ROOM; SHED; STUDIO
""")

OUTSIDE = _list("""
STREET; MARKET STREET; NIGHT MARKET; ALLEY; HARBOUR; QUAY; BEACH; DESERT; MOUNTAIN PASS; SNOWFIELD
RIVER BANK; LAKE; FARM; FARMYARD; GRAVEYARD; BATTLEFIELD; PLAYGROUND; STADIUM; AIRFIELD
RAILWAY PLATFORM; FOREST; MEADOW; PARK; GARDEN; ROOFTOP; BRIDGE; CROSSROADS; CAR PARK; PETROL STATION
MOTORWAY; COUNTRY ROAD; VILLAGE SQUARE; TOWN SQUARE; CASTLE; RUINS; CLIFF; CAVE MOUTH; SWAMP; JUNGLE
CANYON; WHEAT FIELD; ORCHARD; VINEYARD; ZOO; FAIRGROUND; CIRCUS; CAMPSITE; CONSTRUCTION SITE; SCRAPYARD
DOCKS; LIGHTHOUSE; OIL RIG; CANAL; BACKYARD; PORCH; FRONT YARD; BUS STOP; SCHOOL YARD; FOOTBALL PITCH
RACE TRACK; BORDER CROSSING; MINE; QUARRY; ICE RINK; PIER; TEMPLE; PRISON YARD; RANCH; TRENCH; GLACIER
VOLCANO; BALCONY; TERRACE; FISH MARKET; BUS STATION; SUBURB
""")

NAMED_PLACES = _list("""
MARGUERITE'S HOUSE; THE BLUE PARROT; HOTEL IMPERIAL; ST. BRIGID'S; OLD MILL; HARGREAVES' SHOP
FORT KESTREL; PIER 9; LUCKY STAR DINER; UNCLE TOMAS'S FARM; RED LION; CITY HALL; GRAND CENTRAL
ABANDONED SCHOOL
""")

TIMES = _list("""
DAY; DAY; MORNING; NIGHT; NIGHT; DAWN; DUSK; EVENING; AFTERNOON; LATER; CONTINUOUS; MIDNIGHT; SUNSET
""")

AIR = _list("""
Fog.; Thick fog rolls in from the water.; Rain.; Rain hammers down.; Snow falls.; A light snow.; Wind.
Drizzle. Everything shines.; Heat shimmers.; Moonlight.; One street lamp flickers.; Candlelight.; Neon.
Mist hangs between the trees.; Dust in the sunlight.; A storm. Lightning.; The sun is low.; Pitch dark.
""")

WOMEN = _list("""
LIN; MARGUERITE; INEZ; MEERA; ADA; ZOFIA; NKECHI; ROSA; HANNE; YUKI; FATIMA; CLARA; DOLORES; BRIGID
SVETLANA; AMARA; JUNE; PRIYA; OLGA; THEA; LUCIA; MAEVE; NADIA; ELIF; GRETA; SOLVEIG; AYSHA; PAULINE
VERA; KEIKO
""")
MEN = _list("""
RUI; OSWALD; TOMAS; AARAV; KOFI; PIOTR; HENRIK; OMAR; DIEGO; WEI; JAKOB; SAMUEL; LARS; BASTIAN; HIRO
VIKTOR; EMEKA; CONNOR; RAFAEL; ANTON; YUSUF; MARCO; ELIAS; GUNNAR; PABLO; STELLAN; IDRIS; ROLAND; BORIS
THEO
""")
BUILDS = _list("""
thin; heavy; tall; stocky; wiry; small; broad-shouldered; lanky; plump; frail; muscular; bent
""")
HAIR = _list("""
cropped red hair; long black hair; grey hair in a bun; curly brown hair; a blond ponytail; white hair
bald; a shaved head; black braids; dark curls; silver hair; a red bob; messy blond hair; dreadlocks
short grey hair
""")
BEARDS = _list("""
grey beard; black moustache; white beard; stubble; ginger beard; grey moustache; thin moustache
bushy beard
""")
CLOTHES = _list("""
yellow raincoat; leather jacket; white suit; red dress; green overcoat; blue overalls; black robe
police uniform; wedding dress; leather apron; pyjamas; grey suit; orange hoodie; tweed jacket
striped shirt; flowered dress; fur coat; army uniform; nurse's uniform; dark coat; purple sari; kimono
chef's whites; lab coat; torn shirt; dressing gown; denim jacket; wetsuit; armour; tuxedo
brown cardigan; football shirt; red cloak; poncho
""")
WORN = _list("""
glasses; straw hat; headscarf; turban; helmet; red scarf; gold rings; flat cap; headphones; eye patch
top hat; sunglasses; crown; woollen hat; bow tie; pearl necklace; gloves; rubber boots; backpack
""")

ONES = _list("""
NURSE; SOLDIER; WAITER; BOY of eight; LITTLE GIRL; OLD MAN; OLD WOMAN; POLICEMAN; FISHMONGER; PRIEST
TEACHER; GUARD; TEENAGER; BUTCHER; JUDGE; FARMER; SAILOR; MECHANIC; BRIDE; MONK; DOCTOR; CLEANER
POSTMAN; SAXOPHONIST; BEGGAR; CLOWN; SURGEON; KNIGHT; BAKER; CONDUCTOR; PILOT; ASTRONAUT; GARDENER
BARBER; FIREFIGHTER; WOMAN IN BLACK
""")
MANY = _list("""
two policemen; three children; a crowd; men in suits; four soldiers; a dozen passengers; nurses
two nuns; five schoolgirls; commuters; fishermen; a brass band; three old women; dancers; protesters
guests; tourists; two firefighters; six miners; villagers; a family of four; spectators
monks in orange robes; waiters; twins
""")

PETS_INSIDE = _list("""
dog; cat; black cat; old dog; parrot; rat; mouse; snake; lizard; spider; brown puppy; ginger kitten; owl
hen; monkey; rabbit; tortoise; frog; greyhound; white cat; poodle; canary; butterfly; beetle; crow
pigeon
""")
ANIMALS = _list("""
dog; cat; white horse; brown cow; sheep; goat; pig; donkey; black cat; old dog; sparrow; crow; parrot
owl; duck; swan; rooster; hen; seagull; pigeon; rat; mouse; rabbit; squirrel; fox; wolf; deer; bear
lion; tiger; elephant; camel; monkey; snake; lizard; tortoise; crocodile; frog; fish; shark; whale
spider; butterfly; beetle; hedgehog; brown puppy; pony; bull; greyhound; ginger kitten; peacock; eagle
bat; zebra; giraffe; kangaroo; penguin; seal
""")
HERDS = _list("""
a flock of sheep; three cows; a herd of deer; two horses; vultures; a flock of pigeons; six geese
wolves; five dogs; a swarm of bees; rats; a dozen hens; bats; wild horses; two cats; seagulls
a shoal of fish; elephants; crows
""")
PETS = _list("BISCUIT; PEPPER; MOSES; DUCHESS; TURNIP; CAPTAIN; SHADOW; NAPOLEON; MIMI; OTTO")
PET_KINDS = _list("""
a brown dog; a three-legged cat; a green parrot; a white goat; an old donkey; a black horse; a rat
""")

VEHICLES = _list("""
car; black sedan; taxi; police car; pickup; truck; bus; school bus; motorbike; scooter; red bicycle
cart; fruit cart; train; tram; fishing boat; ferry; canoe; rowing boat; sailing boat; plane; helicopter
tank; tractor; ambulance; fire engine; van; white limousine; jeep; convertible; wheelbarrow; submarine
hot-air balloon; carriage; delivery van; moped; steam train; yacht; bulldozer; tricycle; sledge; caravan
combine harvester; milk float
""")
RIDDEN = _list("""
motorbike; red bicycle; scooter; white horse; donkey; camel; moped; pony; tricycle; black horse
elephant
""")
DRIVEN = _list("""
black sedan; taxi; pickup; truck; bus; tractor; van; jeep; police car; convertible; ambulance; tank
""")
ROWED = _list("rowing boat; canoe; raft; fishing boat; dinghy")

SMALL = _list("""
key; gold ring; photograph; letter; postcard; knife; pistol; phone; candle; cup of tea; glass of water
apple; pocket watch; coin; pen; book; map; matchbox; compass; doll; teddy bear; ball; camera; torch
bottle; passport; envelope; lipstick; mirror; toothbrush; wallet; feather; egg; loaf of bread
bone; lantern; whistle; stethoscope; test tube; screwdriver; hammer; paintbrush; pair of scissors
necklace; mask; radio; notebook; newspaper; umbrella; violin bow; ticket
""")
CARRIED = _list("""
suitcase; birdcage; cello case; bag of oranges; cardboard box; bucket; basket of bread; rifle; violin
guitar; baby; bunch of flowers; rolled-up carpet; ladder; typewriter; tray of glasses; sack of flour
wooden crate; trumpet; wedding cake; axe; shovel; stack of plates; globe; rope; fishing rod; broom
accordion; painting; fire extinguisher
""")
LARGE = _list("""
piano; grandfather clock; wardrobe; wooden table; iron bed; leather armchair; refrigerator; bathtub
filing cabinet; stone statue; marble fountain; wooden chest; stove; printing press; red sofa; bookcase
mirror; well; barrel; anvil; telephone box; vending machine; coffin; harp; sewing machine; loom
rocking horse; billiard table; safe; telescope; Christmas tree; scarecrow; haystack; gravestone; cannon
steel tank; glass cabinet; drum kit; throne; slot machine; stuffed bear; globe the size of a car
dentist's chair; jukebox; rusty boiler; stack of crates; oil drum; phone booth
""")
ON_INSIDE = _list("""
table; bed; chair; desk; windowsill; shelf; counter; floor; piano; wall; stove; sofa; carpet
""")
ON_OUTSIDE = _list("""
bench; ground; barrel; crate; wall; roof of the car; steps; stone; grass; path; fence; roof
""")
SEATS_INSIDE = _list("chair; bed; floor; sofa; table; windowsill; stairs; stool; armchair; wooden chest")
SEATS_OUTSIDE = _list("""
bench; ground; barrel; crate; wall; steps; stone; swing; edge of the roof; suitcase
""")
UNDER_INSIDE = _list("table; bed; blanket; stairs; desk; piano; chair; window; lamp")
UNDER_OUTSIDE = _list("bridge; car; tree; bench; umbrella; truck; street lamp; cart; arch")
BEHIND_INSIDE = _list("""
door; curtain; barrel; counter; statue; sofa; crates; bar; desk; piano; screen; bookcase
""")
BEHIND_OUTSIDE = _list("""
car; tree; wall; truck; statue; crates; haystack; gravestone; hedge; rock; bus; fence
""")
BESIDE_INSIDE = _list("""
bed; window; door; fire; stove; piano; statue; throne; table; mirror; lamp; bookcase; bath
""")
BESIDE_OUTSIDE = _list("""
car; well; river; gate; fountain; statue; lamp post; tree; wall; bus stop; fire; sign; bench
""")

WRITTEN = _list("""
COME HOME; ROOM 12; NO SWIMMING; FOR SALE; MEET ME AT NINE; CLOSED; THEY KNOW; DANGER; LAST STOP
14 MISSED CALLS; I NEVER LEFT; TO MY SON; WANTED; DO NOT OPEN; HAPPY BIRTHDAY ADA; 1964; NO SIGNAL; EXIT
FORGIVE ME; 03:17; RUN
""")
SURFACES = _list("""
letter; sign; screen; postcard; envelope; blackboard; poster; note; gravestone; ticket; phone; newspaper
banner; shop window; telegram; map; clock; photograph; wall
""")
FEELINGS = _list("""
afraid; tired; smiling; furious; pale; crying; surprised; calm; sad; asleep; laughing; ashamed
""")
SPEECH = _list("""
Where is it?; Don't move.; I told you to wait.; You can't take that on the bus.; Is that a parrot?
Quick, get in!; It was never about the money.; Put it down.; Nobody comes here any more.
How old are you?; Listen.; I'm not afraid.; The dog did it.; Your mother had a horse like that.
He'll be here by morning.; Three of them. Maybe four.; Yes.; There's a car behind us.; We leave tonight.
I thought you were dead.; What does it say?; Hold this.; Thank you.; Shut the door.
I can't read it without my glasses.; That's the last one.; Left! Go left!; She took the train.
""")
