package vn.ctdp.core.store.internal.health;

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

/** Whether the database is there, with this bundle's schema in it. */
@Component(service = HealthCheck.class)
public final class DatabaseHealth implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

  @Reference(
      target = "(ctdp.schema=core)",
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
          false,
          new Localized(
              "Chưa kết nối được cơ sở dữ liệu hoặc chưa tạo xong cấu trúc",
              "The database cannot be reached yet or its schema is not ready"));
    }
    try (Connection connection = source.getConnection()) {
      if (connection.isValid(1)) {
        return new Result(true, new Localized("Cơ sở dữ liệu hoạt động", "The database answers"));
      }
    } catch (SQLException e) {
      LOG.warn("The database does not answer: {}", e.toString());
    }
    return new Result(
        false, new Localized("Cơ sở dữ liệu không trả lời", "The database does not answer"));
  }
}
