package vn.ctdp.core.sheet.office;

/**
 * A sheet of the file.
 *
 * @param name name
 * @param hidden whether people do not see it in the spreadsheet
 * @param rows rows that hold something
 */
public record SheetInfo(String name, boolean hidden, int rows) {}
