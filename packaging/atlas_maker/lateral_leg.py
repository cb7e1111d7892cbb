"""Side view: thigh, knee and lower leg.  mm from the plumb line / below the vertex."""
from shapely.geometry import box

from atlas_maker.lateral_figure import grain
from atlas_maker.modelling import Plate
from atlas_maker.splines import poly, shape

PATELLA = [(66, 1206), (57, 1211), (50, 1224), (49, 1242), (53, 1258), (62, 1268), (72, 1272), (86, 1240)]
TRACT_FRONT = [(62, 772), (58, 850), (46, 930), (37, 1000), (34, 1070), (33, 1140), (35, 1206), (39, 1256), (41, 1298)]
TRACT_BACK = [(-16, 846), (-8, 890), (1, 940), (3, 1000), (2, 1070), (3, 1140), (8, 1206), (16, 1256), (23, 1304)]


def thigh(p: Plate) -> None:
    """quadriceps before, hamstrings behind the iliotibial tract"""
    patella = shape(PATELLA)
    p.muscle('rectus-femoris', A=[(80, 806), (104, 900), (112, 960), (108, 1040), (92, 1110), (74, 1170), (66, 1206)], B=[(61, 790), (68, 880), (79, 970), (81, 1050), (73, 1120), (64, 1172), (60, 1206)], fibres=7, z=3.9, tone=0, minus=patella, taper=(1,))
    p.muscle('vastus-lateralis', A=[(58, 850), (68, 890), (79, 970), (81, 1050), (73, 1124), (63, 1176), (54, 1212)], B=[(42, 940), (37, 1000), (34, 1070), (33, 1136), (34, 1190), (44, 1222)], fibres=7, z=3, tone=1, minus=patella, taper=(1,))
    p.muscle('biceps-femoris-long', A=[(1, 930), (2, 1030), (0, 1100), (-7, 1164), (-15, 1222)], B=[(-50, 930), (-60, 1030), (-58, 1110), (-44, 1176), (-22, 1226)], fibres=8, z=3.5, taper=(1,))
    p.muscle('biceps-femoris-short', A=[(3, 1096), (5, 1180), (0, 1258)], B=[(-8, 1110), (-16, 1190), (-10, 1262)], fibres=3, z=3.3, tone=1, taper=(0, 1))
    p.muscle('semitendinosus', A=[(-46, 930), (-60, 1030), (-59, 1100), (-60, 1160), (-66, 1196)], B=[(-124, 930), (-108, 1030), (-99, 1090), (-88, 1150), (-76, 1192)], fibres=6, z=2, tone=1, taper=(1,))
    p.muscle('semimembranosus', A=[(-56, 1112), (-45, 1176), (-44, 1214), (-54, 1262)], B=[(-62, 1112), (-74, 1180), (-76, 1220), (-64, 1264)], fibres=4, z=1.8, tone=2, taper=(1,))


def lower_leg(p: Plate) -> None:
    """from the shin backwards: extensors, fibular muscles, calf"""
    p.muscle('tibialis-anterior', A=[(44, 1303), (51, 1340), (54, 1400), (44, 1480), (31, 1556)], B=[(36, 1301), (28, 1340), (25, 1400), (24, 1480), (26, 1558)], fibres=6, z=4, taper=(1,))
    p.muscle('extensor-digitorum-longus', A=[(32, 1302), (27, 1340), (25, 1400), (24, 1480), (25, 1556)], B=[(22, 1303), (12, 1340), (9, 1400), (10, 1480), (19, 1558)], fibres=5, z=3, tone=1, taper=(1,))
    p.muscle('fibularis-tertius', A=[(23, 1510), (23.4, 1572), (19, 1632)], B=[(6, 1500), (6, 1570), (12, 1634)], fibres=3, z=2.5, tone=2, taper=(0, 1))
    p.muscle('fibularis-longus', A=[(9, 1303), (12, 1344), (10, 1400), (4, 1466), (-9, 1530)], B=[(-2, 1306), (-12, 1344), (-17, 1400), (-18, 1466), (-15, 1534)], fibres=5, z=5, tone=2, taper=(1,))
    p.muscle('fibularis-brevis', A=[(7, 1462), (8, 1540), (-6, 1626)], B=[(-16, 1490), (-19, 1552), (-16, 1630)], fibres=4, z=4, taper=(1,))
    p.muscle('soleus', A=[(-7, 1309), (-14, 1360), (-17, 1400), (-18, 1480), (-20, 1545), (-35, 1612)], B=[(-14, 1311), (-34, 1366), (-46, 1410), (-62, 1470), (-60, 1540), (-42, 1614)], fibres=7, z=3, tone=1, taper=(1,))
    p.muscle('gastrocnemius-lateral', A=[(-25, 1246), (-24, 1310), (-36, 1380), (-52, 1440), (-64, 1490)], B=[(-44, 1244), (-70, 1296), (-94, 1346), (-104, 1400), (-98, 1450), (-74, 1504)], cap0=[(-36, 1240)], fibres=9, z=3.2, tone=0, taper=(1,))
    p.muscle('flexor-hallucis-longus', A=[(-14, 1560), (-19, 1616), (-25, 1660)], B=[(-32, 1566), (-33, 1622), (-34, 1660)], fibres=2, z=2, tone=1, taper=(0, 1))


def skin_of_leg(p: Plate) -> None:
    """areas from the thigh to the ankle"""
    p.skin('thigh-anterior', box(20, 850, 130, 1200), -14)
    p.skin('thigh-lateral', box(-20, 880, 30, 1200), -13)
    p.skin('thigh-posterior', box(-140, 940, -14, 1215), -14)
    p.skin('knee-lateral', box(-30, 1195, 50, 1312), -12)
    p.skin('knee-anterior', box(34, 1190, 110, 1312), -11)
    p.skin('popliteal-fossa', box(-90, 1205, -22, 1290), -11)
    p.skin('shin', poly([(34, 1300), (80, 1300), (70, 1650), (36, 1650), (44, 1500)]), -10)
    p.skin('leg-lateral', box(-40, 1290, 60, 1650), -14)
    p.skin('calf', box(-140, 1270, -20, 1640), -13)


def tendons_of_leg(p: Plate) -> None:
    """iliotibial tract, knee, Achilles tendon"""
    p.sheet('iliotibial-tract', 2, fibres=7, A=TRACT_FRONT, B=TRACT_BACK, taper=(1,))
    p.sheet('quadriceps-tendon', 3, fibres=3, A=[(84, 1130), (77, 1166), (69, 1214)], B=[(66, 1140), (56, 1180), (51, 1220)])
    p.bone('femoral-condyle-lateral', [(8, 1214), (34, 1216), (47, 1232), (46, 1258), (32, 1276), (10, 1281), (-8, 1274), (-15, 1256), (-8, 1232)], 1, weight=.6, steps=(2.5, 5.5))
    p.bone('tibial-condyle-lateral', [(-9, 1287), (8, 1284.6), (30, 1284), (46, 1288), (50, 1298), (46, 1310), (30, 1318), (8, 1316), (-6, 1302)], 1.2, weight=.6, steps=(2,))
    p.bone('tibial-tuberosity', [(44, 1304), (50, 1299), (56, 1304), (53, 1318), (46, 1326), (42, 1316)], 4, weight=.6, steps=(1.6,))
    p.cords('fibular-collateral-ligament', 4.6, [(6, 1248, 2.4), (3, 1262, 2.6), (1, 1280, 2.4), (-3, 1300, 2.6)], shade=(1,))
    p.bone('patella', PATELLA, 6, weight=.9, steps=(2, 4.5))
    p.sheet('patellar-ligament', 5, fibres=3, A=[(70, 1260), (62, 1282), (55, 1306)], B=[(55, 1258), (49, 1282), (45, 1303)])
    p.sheet('hamstring-tendon-lateral', 4, fibres=3, A=[(0, 1150), (-4, 1226), (3, 1286), (4, 1308)], B=[(-40, 1160), (-24, 1228), (-13, 1288), (-11, 1308)], taper=(0, 1))
    p.cords('hamstring-tendon-medial', 3, [(-74, 1160, 6), (-69, 1206, 4), (-62, 1250, 3.4), (-60, 1282, 3)])
    p.bone('fibular-head', [(-12, 1304), (-6, 1297.6), (3, 1299), (7, 1307), (3, 1317), (-6, 1318), (-12, 1312)], 6, weight=.8, steps=(1.8, 3.6))
    p.sheet('calf-aponeurosis', 2, fibres=4, A=[(-40, 1470), (-40, 1540), (-36, 1620)], B=[(-84, 1470), (-66, 1540), (-46, 1620)])
    p.sheet('achilles-tendon', 3, fibres=4, A=[(-46, 1500), (-37, 1590), (-33, 1640), (-36, 1690), (-45, 1716)], B=[(-84, 1480), (-60, 1580), (-50, 1636), (-50, 1690), (-64, 1716)], shade=(2,))


def lines_of_leg(p: Plate) -> None:
    """tubercle of the tract, outer retinaculum of the kneecap"""
    p.line((22, 1299), (30, 1294.6), (40, 1297.4), weight=.7)
    grain(p, [(46, 1228), (40, 1250), (40, 1284)], [(42, 1220), (34, 1246), (34, 1280)], 2, .4)


def leg(p: Plate) -> None:
    """thigh, knee and lower leg"""
    thigh(p)
    lower_leg(p)
    skin_of_leg(p)
    tendons_of_leg(p)
    lines_of_leg(p)

