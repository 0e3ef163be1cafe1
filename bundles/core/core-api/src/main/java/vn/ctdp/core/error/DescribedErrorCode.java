package vn.ctdp.core.error;

/** An error code whose texts stand in one record: what a bundle's enum of codes implements. */
public interface DescribedErrorCode extends ErrorCode {

  /** The texts of this code. */
  ErrorText text();

  @Override
  default String code() {
    return text().code();
  }

  @Override
  default int status() {
    return text().status();
  }

  @Override
  default String vi() {
    return text().vi();
  }

  @Override
  default String en() {
    return text().en();
  }

  @Override
  default String nextVi() {
    return text().nextVi();
  }

  @Override
  default String nextEn() {
    return text().nextEn();
  }
}
