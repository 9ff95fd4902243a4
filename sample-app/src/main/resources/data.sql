-- Only what is not there yet, since a database may be shared and kept
insert into catalogued_place (id, name, latitude, longitude, station)
select * from (values
	(1, 'Old Harbour', 40.714224, 73.961452, 'harbour'),
	(2, 'Harbour Market', 40.715900, 73.964100, 'harbour'),
	(3, 'Windmill Hill', 40.731250, 73.943800, 'mill'),
	(4, 'Slate Quarry', 40.802400, 73.878900, 'quarry'),
	(5, 'Embassy Row', 40.722800, 73.990500, 'embassy'),
	(6, 'Ruined Abbey', 40.655500, 74.050300, 'ruin'),
	(7, 'Tunnel Mouth', 40.690100, 74.101700, 'tunnel'),
	(8, 'Glacier Hut', 41.048000, 74.312600, 'glacier'),
	(9, 'Volcano Rim', 41.150300, 74.420900, 'volcano')
) as new_rows (id, name, latitude, longitude, station)
where not exists (select 1 from catalogued_place);

-- Two people of one name hold a key to place 2
insert into keyholder (place_id, name, alarm_code, since)
select * from (values
	(1, 'Ada Quist', 'lantern-2093', date '2023-04-01'),
	(2, 'Kim Berg', 'heron-5518', date '2024-09-01'),
	(2, 'Kim Berg', 'otter-7140', date '2025-02-15')
) as new_rows (place_id, name, alarm_code, since)
where not exists (select 1 from keyholder) and place_id in (select id from catalogued_place);

-- Place 2 waits for a survey, whenever you start the application
insert into survey_order (place_id, first_day, contact)
select * from (values
	(2, current_date + 30, 'survey@places.example')
) as new_rows (place_id, first_day, contact)
where not exists (select 1 from survey_order where place_id = 2 and first_day >= current_date)
	and place_id in (select id from catalogued_place);
