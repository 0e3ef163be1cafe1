package vn.ctdp.ui.view;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;

/**
 * What a view knows about who is looking at it. Given to the view's factory; good for the life of
 * the view. Call it with the page's lock held, as all code of a view does.
 */
@ProviderType
public interface ViewContext {

  /**
   * Who is signed in, speaking the language of the page now: the first argument of every service
   * call. Ask anew for each call instead of keeping the answer.
   */
  Caller caller();

  /**
   * Whether the signed-in user has a right for anything at all: enough to decide whether a button
   * is worth showing. The service decides again.
   *
   * @param permission identifier of the right, for instance {@code clusters.cluster.edit}
   */
  boolean may(String permission);

  /**
   * Whether the signed-in user has a right for one record.
   *
   * @param permission identifier of the right
   * @param target whose record it is
   */
  boolean may(String permission, Target target);

  /** Language of the page now: {@link Messages#VIETNAMESE} or {@link Messages#ENGLISH}. */
  Locale locale();
}
