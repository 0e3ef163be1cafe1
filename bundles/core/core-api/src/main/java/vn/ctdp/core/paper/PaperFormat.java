package vn.ctdp.core.paper;

/** What a paper can be had as. */
public enum PaperFormat {
  /** Word document. */
  DOCX,
  /** PDF, drawn from the same content. */
  PDF
}
