"""Files between offices that share no network: keys and trust, packages, what comes in and what goes out.

The file that travels: `package`, `envelope`, `header`, `header_fields`, `header_room`; inside `payload`,
    `payload_writing`, `payload_reading`, `unpacking`, `sections`, `section_forms`; for the way `names`, `parts`,
    `parting`, `armour`, `unwrap`; what is read of strangers `strict`, `limits`, `unforeseen`.
Keys and the list: `keys`, `agekey`, `spoken`; `trust`, `trust_head`, `trust_parts`, `fields`, `floor`; its ground
    `roots`, `rootset`, `root_keeping`, `root_files`; made by `trust_founding`, `trust_edit`; `enrol`, `enrol_request`,
    `enrol_answer`, `rekey`, `replaced`; `practice`, `practice_keys`, `practising`; locked out: `way_back`, `unlocking`.
An office in the exchange: `desk`, `joining`, `renewal`, `standing`, `listed`, `archive`.
Making a file: `outbox`, `sending`, `attachments`; headquarters' `answering` (all), `answers` (one), with `circulars`,
    `enclosures`, `packs` and `newpack`, `offering` and `updates`; of a person who moves `announcing`.
Taking one in: what lies in `folders`, was there `before` or is put `aside`; `receiving` (many), `inbox` (one),
    `entering`, `gate`, then `taking` by its kind, `sorting`, `merge`;
    `authority`, `homing` and `ended` judge each change; `brought`, `counting`, `clocks`, `preview` tell of it;
    what is too early: `room`, `holding`, `awaiting`, `ahead`; that it came: `receipts`, `phrase`, `hearing`.
Headquarters: `feed` and `lending`, whom each change is given; `uptake`, what waited there; `deciding`, `linking`,
    `moving`, `moves_seen`, `comparing`, `alarms`; its list `centre`, `proxies`; keys `hq_keys`, ground `hq_roots`;
    for auditors `auditing`.
After a restore: `recalling` from the archive, `returning` to headquarters and `given_back` there, `decided`;
    after a PC ran twice `doubled`.
"""
