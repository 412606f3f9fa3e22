"""Who somebody is and under which numbers: names in two scripts, ids, dates, legacy fonts, Aadhaar hidden."""
