-- Costs of management, which have ceilings of their own: lines of the implementing unit, an amount of the managing agency.
ALTER TABLE project_line ADD COLUMN management BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE kc_budget ADD COLUMN management BIGINT;
