package vn.ctdp.core.paper;

import java.util.Arrays;

/**
 * A file to hand out.
 *
 * @param name file name
 * @param mediaType its media type
 * @param content its bytes; not to be changed
 */
public record PaperFile(String name, String mediaType, byte[] content) {

  /** Word document. */
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** PDF. */
  public static final String PDF = "application/pdf";

  @Override
  public boolean equals(Object o) {
    return o instanceof PaperFile f
        && name.equals(f.name)
        && mediaType.equals(f.mediaType)
        && Arrays.equals(content, f.content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return name + " (" + content.length + ")";
  }
}
