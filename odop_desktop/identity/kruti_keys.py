"""What each key of the fonts Kruti Dev 010 and DevLys shows (DOMAIN, Appendix B; the rest read off the font).

A half letter stands with its halant; its key followed by `k` (ा) shows the whole letter. Three signs of the
private area stand for what is typed in another order than it is read, until the syllables are put in order.
"""

from __future__ import annotations

SHORT_I = "\ue000"  # ि, typed before its letters
REPH = "\ue001"  # र् above, typed after the syllable
EARLY_REPH = "\ue002"  # र् above in one key with ि, typed before the syllable

# Key and sign in turn. R, E and F stand for the three signs above.
_TABLE = r"""
v अ  b इ  bZ ई  b± ईं  Ã ई  m उ  Å ऊ  _ ऋ  , ए
k ा  f F  h ी  q ु  w ू  ` ृ  s े  ¢ े  S ै  ‚ ॉ  W ॅ  ¨ ो  ® ो  © ौ
a ं  ¡ ँ  + ़  ~ ्  z ्र  ª ्र  Z R  È ीं  Ê ीR  ± Rं  õ ैRं  › ैRं
Æ EF  £ EF  Ç Fं  ¯ Fं  É EFं
d क  D क्  [ ख्  x ग  X ग्  Ä घ  ? घ्  ³ ङ
p च  P च्  N छ  t ज  T ज्  > झ  ÷ झ्  Ö झ्  ¥ ञ  ´ ञ
V ट  B ठ  M ड  < ढ  . ण्
r त  R त्  F थ्  n द  / ध्  Ë ध्  è ध्  u न  U न्
i प  I प्  Q फ  ¶ फ्  c ब  C ब्  H भ्  Ò भ  e म  E म्
; य  ¸ य्  j र  Ú ऱ्  y ल  Y ल्  G ळ  o व  O व्
' श्  Ü श्  " ष्  l स  L स्  g ह  º ह्
{ क्ष्  = त्र  « त्र्  K ज्ञ  J श्र  ó स्त्र  ô क्क  ä क्त
Ù त्त्  Ÿ त्त्  é न्न  ™ न्न्  ) द्ध  | द्य  } द्व  í द्द  Ì द्द  ö द्भ  ˜ द्भ  ù द्म  – दृ  æ द्र
— कृ  Ñ कृ  Ø क्र  Ý फ्र  ç प्र  Á प्र  # रु  : रू
ê ट्ट  Í ट्ट  ë ट्ठ  Î ट्ठ  ð ठ्ठ  ì ड्ड  Ï ड्ड  ï ड्ढ  Ô ड्ढ  î ्य  Ó ्य
â हृ  ã ह्म  á ह्य  à ह्न
A ।  ] ,  & -  @ /  ¼ (  ½ )  ^ ‘  * ’  Þ “  ß ”  ( ;  \ ?  - .  ñ ॰  Œ ॰  $ +
¿ {  ø {  À }  ¾ =  » ÷  µ —  % ः  · ऽ  ∙ ऽ  • ऽ  Û •
å ०  ƒ १  „ २  … ३  † ४  ‡ ५  ˆ ६  ‰ ७  Š ८  ‹ ९
"""
_PAIRS = _TABLE.split()
_OWN_ORDER = str.maketrans({"F": SHORT_I, "R": REPH, "E": EARLY_REPH})

KEYS: dict[str, str] = {
    key: sign.translate(_OWN_ORDER) for key, sign in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
}

# Signs that word processors put in the place of the keys ' and ".
REPAIRED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
# The font's upper half, where a file was read as Latin-1 instead of Windows' own table.
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
