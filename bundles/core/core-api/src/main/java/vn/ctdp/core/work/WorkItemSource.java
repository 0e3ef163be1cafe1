package vn.ctdp.core.work;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;

/** Offered by whatever has work for people; asked when a home page opens. Thread-safe, quick. */
@ConsumerType
public interface WorkItemSource {

  /** What waits for this caller, most pressing first; only what the caller has the right to do. */
  List<WorkItem> items(Caller caller);
}
