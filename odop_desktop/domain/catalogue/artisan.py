"""Artisan कारीगर: a person, group, society or unit that makes an ODOP product.

The fields are the union of the records page and of the columns offices keep; DECISIONS 6 lets a record be
saved with a name in either script and nothing else.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Privacy, RecordKind, heads
from odop_desktop.identity.cards import check_pehchan

_PERSON = (
    Field("reg_no", Kind.TEXT, Need.AUTO, "person", search=True, sort=True, listed=True, max_len=24,
          merge=Merge.IMMUTABLE, aliases=heads("regn no|reg no|registration no|registration number|पंजी. सं.|"
                                               "पंजीकरण सं.|कार्यालय पंजीकरण संख्या"), example="HP-CHM-1-000123-B"),
    Field("kind", Kind.CHOICE, Need.OPTIONAL, "person", choices="artisan_kind",
          aliases=heads("type|artisan type|प्रकार|श्रेणी (व्यक्ति/समूह)"), example="INDIVIDUAL"),
    Field("honorific", Kind.CHOICE, Need.OPTIONAL, "person", choices="honorific",
          aliases=heads("title|sambodhan"), example="SMT"),
    Field("name_hi", Kind.NAME, Need.WANTED, "person", Privacy.PERSONAL, search=True, sort=True, listed=True,
          aliases=heads("शिल्पकार का नाम|हस्तशिल्पी का नाम|लाभार्थी का नाम|आवेदक का नाम|नाम|कारीगर का नाम|"
                        "शिल्पी का नाम|बुनकर का नाम|प्रतिभागी का नाम|नाम (हिन्दी)|नाम हिन्दी में|name (hindi)|"
                        "name in hindi|name_hi"), example="सुनीता देवी"),
    Field("name_en", Kind.NAME, Need.OPTIONAL, "person", Privacy.PERSONAL, search=True, sort=True,
          aliases=heads("name|artisan name|name of artisan|name of the artisan|artisan|beneficiary name|"
                        "name of beneficiary|applicant name|name of applicant|name (english)|name in english|"
                        "नाम अंग्रेजी|नाम (अंग्रेजी)|full name|name_en"), example="Sunita Devi"),
    Field("relation", Kind.CHOICE, Need.OPTIONAL, "person", choices="relation",
          aliases=heads("s/o|d/o|w/o|c/o|s/o d/o w/o|सम्बन्ध|संबंध|relation"), example="WO"),
    Field("guardian_title", Kind.CHOICE, Need.OPTIONAL, "person", choices="guardian_title",
          aliases=heads("श्री/स्व.|guardian's title"), example="SHRI"),
    Field("guardian_name", Kind.NAME, Need.WANTED, "person", Privacy.PERSONAL, search=True, listed=True,
          aliases=heads("father name|husband name|fathers name|father's name|father's/husband's name|"
                        "father/husband|father or husband name|guardian|guardian name|पिता का नाम|पति का नाम|"
                        "पिता/पति|पिता/पति नाम|पुत्र श्री|पत्नी श्री|आत्मज|s/o name|w/o name|"
                        "पिता अथवा पति का नाम|पिता/पति का नाम (हिन्दी)"), example="रमेश कुमार"),
    Field("guardian_name_en", Kind.NAME, Need.OPTIONAL, "person", Privacy.PERSONAL, search=True,
          aliases=heads("father name (english)|father/husband name (english)|पिता/पति का नाम अंग्रेजी"),
          example="Ramesh Kumar"),
    Field("gender", Kind.CHOICE, Need.WANTED, "person", Privacy.PERSONAL, choices="gender",
          aliases=heads("sex|m/f|स्त्री/पुरुष|महिला/पुरुष|पुरुष/महिला|male/female"), example="F"),
    Field("dob", Kind.DATE, Need.OPTIONAL, "person", Privacy.PERSONAL, birth=True,
          aliases=heads("d.o.b.|dob|birth date|date of birth (dd/mm/yyyy)|जन्मतिथि|जन्म दिनांक"),
          example="14-08-1985"),
    Field("age", Kind.INT, Need.OPTIONAL, "person", Privacy.PERSONAL,
          aliases=heads("उम्र|age in years|age|age (years)|आयु (वर्ष)|आयु वर्ष"), example="40"),
    Field("age_on", Kind.DATE, Need.AUTO, "person", Privacy.PERSONAL, sheet=False),
    Field("social_category", Kind.CHOICE, Need.WANTED, "person", Privacy.SENSITIVE, choices="social_category",
          aliases=heads("category|caste|caste category|वर्ग|जाति|श्रेणी|जाति वर्ग|gen/obc/sc/st|"
                        "सामान्य/अ.पि.व./अ.जा./अ.ज.जा."), example="OBC"),
    Field("minority", Kind.BOOL, Need.OPTIONAL, "person", Privacy.SENSITIVE,
          aliases=heads("अल्प0|minority|अल्पसंख्यक|minority (yes/no)"), example="नहीं"),
    Field("divyang", Kind.CHOICE, Need.OPTIONAL, "person", Privacy.SENSITIVE, choices="divyang",
          aliases=heads("disability|pwd|विकलांग|दिव्यांग|divyang|divyangjan|दिव्यांगजन|दिव्यांगता|"
                        "differently abled"), example="N"),
    Field("divyang_pct", Kind.PERCENT, Need.OPTIONAL, "person", Privacy.SENSITIVE,
          aliases=heads("disability percentage|विकलांगता प्रतिशत")),
    Field("udid_no", Kind.TEXT, Need.OPTIONAL, "person", Privacy.SENSITIVE, max_len=60,
          aliases=heads("udid|udid no|दिव्यांग कार्ड|दिव्यांग कार्ड संख्या|यू.डी.आई.डी.")),
    Field("education", Kind.CHOICE, Need.OPTIONAL, "person", choices="education",
          aliases=heads("qualification|educational qualification|शिक्षा|योग्यता"), example="HS"),
    Field("languages", Kind.TEXT, Need.OPTIONAL, "person", aliases=heads("languages known|भाषा"),
          example="हिन्दी, चम्बयाली"),
    Field("family_key", Kind.TEXT, Need.OPTIONAL, "person", Privacy.RESTRICTED, max_len=40,
          aliases=heads("ration card|ration card no|राशन कार्ड|राशन कार्ड संख्या|परिवार आई.डी.|family id"),
          example="CHM012345"),
    Field("annual_income", Kind.MONEY, Need.OPTIONAL, "person", Privacy.PERSONAL,
          aliases=heads("income|annual income|वार्षिक आय|आय|family income|yearly income"), example="85000"),
    Field("photo", Kind.BLOB, Need.OPTIONAL, "person", Privacy.PERSONAL, sheet=False),
)  # fmt: skip

_CONTACT = (
    Field("mobile", Kind.PHONE, Need.WANTED, "contact", Privacy.PERSONAL, search=True, sort=True, listed=True,
          merge=Merge.SENSITIVE, max_len=40,
          aliases=heads("phone|contact no|contact|contact number|mobile|mobile number|phone no|phone number|"
                        "मो0|मो. नं.|मो0 न0|मो0 नं0|मोबाइल|मोबाइल नं.|मोबाइल संख्या|मोबाइल न.|दूरभाष|दूरभाष संख्या|"
                        "सम्पर्क|सम्पर्क नं.|सम्पर्क सूत्र|mob|mob no"), example="9000000001"),
    Field("mobile2", Kind.PHONE, Need.OPTIONAL, "contact", Privacy.PERSONAL, search=True, max_len=40,
          merge=Merge.SENSITIVE,
          aliases=heads("alt mobile|alternate mobile|mobile 2|second phone|मो0 2|अन्य मोबाइल|whatsapp no"),
          example="01899-222222"),
    Field("email", Kind.EMAIL, Need.OPTIONAL, "contact", Privacy.PERSONAL,
          aliases=heads("email id|email|email address|mail id|ईमेल|ई मेल आईडी"), example="sunita@example.in"),
    Field("address", Kind.TEXT, Need.WANTED, "contact", Privacy.PERSONAL, search=True, max_len=300,
          aliases=heads("पूरा पता|address|full address|complete address|postal address|residential address|मु0|"
                        "पता|निवास|निवास का पता|स्थायी पता|पत्र व्यवहार का पता|मोहल्ला"),
          example="मकान 12, मोहल्ला चौगान"),
    Field("address_en", Kind.TEXT, Need.OPTIONAL, "contact", Privacy.PERSONAL, max_len=300,
          aliases=heads("address (english)|address in english|पता (अंग्रेज़ी)"),
          example="House 12, Mohalla Chaugan"),
    Field("village_ward", Kind.TEXT, Need.OPTIONAL, "contact", Privacy.PERSONAL, search=True, sort=True,
          listed=True,
          aliases=heads("gram|village|ward|village/town|gram panchayat|gp|गाँव|गांव|ग्राम|ग्राम पंचायत|वार्ड|"
                        "गाँव/वार्ड"), example="सरोल"),
    Field("post_office", Kind.TEXT, Need.OPTIONAL, "contact", Privacy.PERSONAL,
          aliases=heads("p.o.|post|post office|पो0|पोस्ट|पो0ऑ0|डाकखाना"), example="सरोल"),
    Field("block", Kind.REF, Need.OPTIONAL, "contact", ref="place", listed=True,
          aliases=heads("block|development block|c.d. block|विकास खंड|विकासखण्ड|वि0ख0|वि.ख.|ब्लॉक|ब्लाक"),
          example="Chamba"),
    Field("tehsil", Kind.REF, Need.OPTIONAL, "contact", ref="place",
          aliases=heads("sub-division|sub tehsil|tahsil|taluk|उप तहसील|तहसील/उप तहसील"), example="Chamba"),
    Field("district", Kind.REF, Need.WANTED, "contact", ref="place",
          aliases=heads("dist|distt|zila|जनपद|जिला|ज़िला|district name|जनपद का नाम"), example="Chamba"),
    Field("pin", Kind.PIN, Need.OPTIONAL, "contact", Privacy.PERSONAL,
          aliases=heads("pincode|pin|pin no|postal code|zip|पिनकोड|पिन"), example="176310"),
    Field("area_type", Kind.CHOICE, Need.OPTIONAL, "contact", choices="area_type",
          aliases=heads("rural/urban|ग्रामीण/नगरीय"), example="R"),
    Field("constituency", Kind.TEXT, Need.OPTIONAL, "contact",
          aliases=heads("विधानसभा|विधान सभा|constituency|assembly|vidhan sabha|विधानसभा क्षेत्र"),
          example="चम्बा"),
)  # fmt: skip

_CRAFT = (
    Field("craft", Kind.CHOICE, Need.WANTED, "craft", choices="craft_category",
          aliases=heads("craft|trade|name of craft|craft category|शिल्प का नाम|शिल्प|ट्रेड|कार्य|हस्तशिल्प|कला"),
          example="EMBR"),
    Field("odop_product", Kind.REF, Need.WANTED, "craft", ref="product", listed=True,
          aliases=heads("product|product name|name of product|odop|उत्पाद|उत्पाद का नाम|ओडीओपी"),
          example="Chamba Rumal"),
    Field("experience_years", Kind.INT, Need.OPTIONAL, "craft",
          aliases=heads("experience|years of experience|experience in years|अनुभव"), example="15"),
    Field("unit_name", Kind.NAME, Need.OPTIONAL, "craft", search=True,
          aliases=heads("firm|shg|unit name|unit|name of unit|firm name|enterprise|group|society|इकाई का नाम|"
                        "फर्म|फर्म का नाम|इकाई|समूह|समूह का नाम|स्वयं सहायता समूह|समिति का नाम"),
          example="चौगान महिला समूह"),
    Field("employment", Kind.INT, Need.OPTIONAL, "craft",
          aliases=heads("workers|employment|persons employed|no. of workers|members|"
                        "रोजगार|रोजगार संख्या|सदस्य संख्या"),
          example="4"),
    Field("employment_women", Kind.INT, Need.OPTIONAL, "craft",
          aliases=heads("women workers|women employed|महिला रोजगार"), example="3"),
    Field("training", Kind.TEXT, Need.OPTIONAL, "craft", max_len=500,
          aliases=heads("training|training received|प्रशिक्षण|प्राप्त प्रशिक्षण")),
    Field("toolkit", Kind.TEXT, Need.OPTIONAL, "craft", max_len=500,
          aliases=heads("toolkit|tool kit|toolkit received|टूलकिट|टूल किट")),
    Field("awards", Kind.TEXT, Need.OPTIONAL, "craft", max_len=500,
          aliases=heads("awards|award|पुरस्कार/सम्मान|सम्मान")),
)  # fmt: skip

_IDS = (
    Field("pehchan_no", Kind.TEXT, Need.OPTIONAL, "ids", Privacy.ID, search=True, max_len=32,
          check=check_pehchan,
          aliases=heads("artisan card no|artisan card|artisan id|pehchan card|pehchan|pehchan no|id card no|"
                        "weaver card|weaver card no|पहचान पत्र सं.|पहचान पत्र संख्या|हस्तशिल्पी कार्ड|"
                        "हस्तशिल्पी पहचान पत्र|शिल्पी कार्ड|बुनकर कार्ड|आर्टिजन कार्ड"), example="HPCHM0012345"),
    Field("pehchan_valid_till", Kind.DATE, Need.OPTIONAL, "ids", Privacy.ID, sort=True,
          aliases=heads("card expiry|card validity|validity|वैधता|कार्ड की वैधता"), example="31-03-2028"),
    Field("udyam_no", Kind.UDYAM, Need.OPTIONAL, "ids", Privacy.ID, search=True,
          aliases=heads("udyam|udyam no|udyam reg no|udyam registration|udyam registration number|msme no|"
                        "udyog aadhaar|udyog aadhaar no|udyog aadhar|udyog aadhar no|उद्यम|उद्यम संख्या|"
                        "उद्योग आधार|उद्योग आधार संख्या|"
                        "उद्योग आधार नं.|उद्यम आधार|uam|uam no"), example="UDYAM-HP-03-0000001"),
    Field("gstin", Kind.GSTIN, Need.OPTIONAL, "ids", Privacy.ID, search=True,
          aliases=heads("gst no|gst|gstin no|gst number|gst registration|जीएसटी|जी.एस.टी.|जीएसटी संख्या|"
                        "जीएसटीआईएन|gst/enrolment id"), example="02ZZZFQ9999A1ZD"),
    Field("pan", Kind.PAN, Need.OPTIONAL, "ids", Privacy.ID, search=True,
          aliases=heads("pan no|pan card|pan number|पैन नं.|पैन कार्ड|पैन संख्या"), example="ZZZPZ1234C"),
    Field("iec", Kind.IEC, Need.OPTIONAL, "ids", Privacy.ID,
          aliases=heads("import export code|iec code|iec no|आई.ई.सी. कोड"), example="ZZZPZ1234C"),
    Field("fssai", Kind.FSSAI, Need.OPTIONAL, "ids", Privacy.ID,
          aliases=heads("fssai no|fssai|fssai licence|एफएसएसएआई"), example=""),
    Field("aadhaar_last4", Kind.LAST4, Need.OPTIONAL, "ids", Privacy.ID,
          aliases=heads("aadhaar|aadhar|adhar|uid|aadhaar no|aadhar no|aadhaar number|aadhar number|"
                        "aadhaar card|aadhar card|adhar no|adhaar|adhaar no|aadhaar card no|uid no|uidai|"
                        "आधार|आधार संख्या|आधार नं0|आधार न0|आधार नम्बर|आधार नंबर|आधार कार्ड|"
                        "आधार कार्ड संख्या|आधार कार्ड नं.|"
                        "आधार क्रमांक"), example="1234"),
)  # fmt: skip

_BANK = (
    Field("account_holder", Kind.NAME, Need.OPTIONAL, "bank", Privacy.PERSONAL, merge=Merge.SENSITIVE,
          aliases=heads("holder name|account holder name|name as per bank|खाताधारक|खाता धारक का नाम"),
          example="सुनीता देवी"),
    Field("bank_name", Kind.TEXT, Need.OPTIONAL, "bank", merge=Merge.SENSITIVE,
          aliases=heads("bank|bank name|name of bank|bank/branch|branch|बैंक|बैंक का नाम|बैंक शाखा"),
          example="हिमाचल ग्रामीण बैंक, चम्बा"),
    Field("account_no", Kind.ACCOUNT, Need.OPTIONAL, "bank", Privacy.RESTRICTED,
          aliases=heads("a/c no|a/c|account number|account no|bank account|bank account number|bank a/c no|"
                        "बैंक खाता|बैंक खाता संख्या|खाता सं.|खाता नं.|खाता|बैंक खाता नं."), example="123456789012"),
    Field("ifsc", Kind.IFSC, Need.OPTIONAL, "bank", merge=Merge.SENSITIVE,
          aliases=heads("ifsc code|ifsc no|आईएफएससी|आईएफएससी कोड|आई.एफ.एस.सी. कोड"), example="HDFC0ABC123"),
)  # fmt: skip

_OFFICE = (
    Field("consent_date", Kind.DATE, Need.WANTED, "office",
          aliases=heads("consent date|consent|सहमति|सहमति तिथि"), example="05-01-2026"),
    Field("status", Kind.CHOICE, Need.OPTIONAL, "office", choices="artisan_status",
          aliases=heads("active/inactive|सक्रिय/निष्क्रिय"), example="ACTIVE"),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "office", aliases=heads("uploaded|portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "office", search=True, max_len=60,
          aliases=heads("portal id|portal number|portal registration no|पोर्टल पंजीकरण संख्या")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "office", merge=Merge.REMARK, max_len=2000,
          aliases=heads("remark|विवरण|टिप्पणी|अभ्युक्ति|रिमार्क|remarks|remarks, if any|विशेष विवरण|अन्य विवरण")),
    Field("extra", Kind.SET, Need.OPTIONAL, "office", Privacy.PERSONAL, max_len=4000, sheet=False),
)  # fmt: skip

ARTISAN = RecordKind(
    name="artisan",
    plural="artisans",
    fields=(*_PERSON, *_CONTACT, *_CRAFT, *_IDS, *_BANK, *_OFFICE),
    number="reg_no",
    title=("name_hi", "name_en", "unit_name"),
    one_of=("name_hi", "name_en"),
    exchanged=True,
)
