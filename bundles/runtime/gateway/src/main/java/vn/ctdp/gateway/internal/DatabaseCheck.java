package vn.ctdp.gateway.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;

/** Whether the database answers. */
@Component(service = HealthCheck.class)
public final class DatabaseCheck implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
  private static final int SECONDS = 2;

  @Reference(
      target = "(osgi.jndi.service.name=ctdp)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile DataSource dataSource;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Result check() {
    DataSource source = dataSource;
    if (source == null) {
      return new Result(
          false, new Localized("Chưa nối cơ sở dữ liệu.", "The database is not connected yet."));
    }
    try (Connection connection = source.getConnection()) {
      if (connection.isValid(SECONDS)) {
        return new Result(true, new Localized("Cơ sở dữ liệu trả lời.", "The database answers."));
      }
    } catch (SQLException e) {
      LOG.warn("The database does not answer: {}", e.getMessage());
    }
    return new Result(
        false, new Localized("Cơ sở dữ liệu không trả lời.", "The database does not answer."));
  }
}
