package vn.ctdp.runtime.derby.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.apache.derby.jdbc.BasicEmbeddedXADataSource40;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded Derby as an OSGi JDBC service. A database that does not exist yet is created with
 * Vietnamese collation; the collation of a database can never be changed afterwards. A database
 * that Derby could open for reading only is refused ({@link WritableDatabase}). When the bundle
 * stops, every open database is shut down cleanly.
 */
@Component(
    service = DataSourceFactory.class,
    property = {
      DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver",
      DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=derby"
    })
public final class DerbyDataSourceFactory implements DataSourceFactory {

  /** Added to every connection; an existing database ignores all of it. */
  static final String CREATION_ATTRIBUTES =
      "create=true;territory=vi_VN;collation=TERRITORY_BASED:TERTIARY";

  private static final Logger LOG = LoggerFactory.getLogger(DerbyDataSourceFactory.class);
  static final String PREFIX = "jdbc:derby:";
  private static final String SHUT_DOWN_STATE = "XJ015";

  private final EmbeddedDriver driver;

  /** Boots the Derby engine. */
  @Activate
  public DerbyDataSourceFactory() {
    driver = new EmbeddedDriver();
  }

  /** Shuts the engine down: databases are checkpointed and their locks released. */
  @Deactivate
  void shutDown() {
    try {
      driver.connect(PREFIX + ";shutdown=true;deregister=false", new Properties());
    } catch (SQLException e) {
      if (!SHUT_DOWN_STATE.equals(e.getSQLState())) {
        LOG.warn("Derby did not shut down cleanly; it will recover at the next start", e);
      }
    }
  }

  @Override
  public DataSource createDataSource(Properties props) throws SQLException {
    var dataSource = new WritableDataSource(driver);
    configure(dataSource, props);
    return dataSource;
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(Properties props)
      throws SQLException {
    throw new SQLFeatureNotSupportedException("Pools are made of XA or of plain connections here");
  }

  @Override
  public XADataSource createXADataSource(Properties props) throws SQLException {
    var dataSource = new BasicEmbeddedXADataSource40();
    configure(dataSource, props);
    return new WritableXaDataSource(
        dataSource, new WritableDatabase(driver, dataSource.getDatabaseName()));
  }

  @Override
  public Driver createDriver(Properties props) {
    return driver;
  }

  private static void configure(BasicEmbeddedDataSource40 dataSource, Properties props)
      throws SQLException {
    Properties given = props == null ? new Properties() : props;
    String name = given.getProperty(JDBC_DATABASE_NAME);
    String attributes = CREATION_ATTRIBUTES;
    String url = given.getProperty(JDBC_URL);
    if (url != null) {
      if (!url.startsWith(PREFIX)) {
        throw new SQLException("Not a Derby URL: " + url, "08001");
      }
      String rest = url.substring(PREFIX.length());
      int semicolon = rest.indexOf(';');
      name = semicolon < 0 ? rest : rest.substring(0, semicolon);
      if (semicolon >= 0 && semicolon < rest.length() - 1) {
        attributes = rest.substring(semicolon + 1) + ";" + CREATION_ATTRIBUTES;
      }
    }
    if (name == null || name.isBlank()) {
      throw new SQLException("A Derby DataSource needs a url or a databaseName", "08001");
    }
    dataSource.setDatabaseName(name);
    dataSource.setConnectionAttributes(withoutDuplicates(attributes));
    if (given.getProperty(JDBC_USER) != null) {
      dataSource.setUser(given.getProperty(JDBC_USER));
    }
    if (given.getProperty(JDBC_PASSWORD) != null) {
      dataSource.setPassword(given.getProperty(JDBC_PASSWORD));
    }
  }

  /** Keeps the first of two attributes of one name: Derby refuses an attribute given twice. */
  private static String withoutDuplicates(String attributes) {
    var byName = new java.util.LinkedHashMap<String, String>();
    for (String attribute : attributes.split(";")) {
      if (!attribute.isBlank()) {
        byName.putIfAbsent(attribute.split("=", 2)[0].trim(), attribute.trim());
      }
    }
    return String.join(";", byName.values());
  }
}
