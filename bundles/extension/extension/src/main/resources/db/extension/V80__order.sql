-- Lists of projects are ordered by year and name, of a province or of all: pages are found in the index alone, without sorting.
DROP INDEX project_by_year;
CREATE INDEX project_in_order ON project (province, plan_year DESC, name_sort, id);
CREATE INDEX project_by_year ON project (plan_year DESC, name_sort, id);
-- What sums of plans add up, so that the wide rows of projects are not read for it.
CREATE INDEX project_sums ON project (province, plan_year, fund_level, plan_id, kind, kcqg, kcdp, other_state, counterpart, id);
CREATE INDEX project_content_sums ON project_content (project_id, top_code, content_code, kcqg, kcdp, other_state, counterpart);
