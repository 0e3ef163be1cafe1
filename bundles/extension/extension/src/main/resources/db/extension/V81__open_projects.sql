-- Early warnings look at projects that are not over, all of them, by what stands here; the long texts of a project are not read for it.
DROP INDEX project_by_phase;
CREATE INDEX project_open ON project (phase, province, plan_year, fund_level, state, state_since, start_on, end_on, name_sort, id);
CREATE INDEX project_step_to ON project_step (project_id, to_state);
CREATE INDEX project_month_figures ON project_month (project_id, report_month, work_percent, proposal, advance_received, reported_on);
