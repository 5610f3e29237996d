package org.casebook.runtime.mcpserver;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.casebook.runtime.domain.CasebookException;

/** The server over HTTP, on the loopback address of this machine alone. */
public final class HttpHost implements AutoCloseable {
  static final String ENDPOINT = "/mcp";

  /** Held on to, or the level is forgotten with the logger. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final CasebookServer server;
  private final Tomcat tomcat;
  private final Path folder;

  private HttpHost(CasebookServer server, Tomcat tomcat, Path folder) {
    this.server = server;
    this.tomcat = tomcat;
    this.folder = folder;
  }

  static HttpHost start(CasebookServer server, HttpServlet servlet, Gate gate, int port) {
    TOMCAT.setLevel(Level.WARNING);
    try {
      Path folder = Files.createTempDirectory("casebook-mcp");
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir(folder.toString());
      Connector connector = new Connector();
      connector.setPort(port);
      connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
      connector.setThrowOnFailure(true);
      tomcat.setConnector(connector);
      Context context = tomcat.addContext("", folder.toString());
      FilterDef definition = new FilterDef();
      definition.setFilterName("gate");
      definition.setFilter(gate);
      definition.setAsyncSupported("true");
      context.addFilterDef(definition);
      FilterMap everywhere = new FilterMap();
      everywhere.setFilterName("gate");
      everywhere.addURLPattern("/*");
      context.addFilterMap(everywhere);
      Tomcat.addServlet(context, "mcp", servlet).setAsyncSupported(true);
      context.addServletMappingDecoded(ENDPOINT, "mcp");
      tomcat.start();
      if (connector.getState() != LifecycleState.STARTED) {
        throw taken(port, new IOException("the connector did not start"));
      }
      return new HttpHost(server, tomcat, folder);
    } catch (IOException | LifecycleException e) {
      throw taken(port, e);
    }
  }

  private static CasebookException taken(int port, Exception e) {
    return new CasebookException(
        "port " + port + " can not be opened (" + e.getMessage() + "); choose another with --http",
        e);
  }

  /** Where clients find it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + ENDPOINT);
  }

  @Override
  public void close() {
    server.close();
    try {
      tomcat.stop();
      tomcat.destroy();
      Files.deleteIfExists(folder.resolve("work"));
    } catch (LifecycleException | IOException e) {
      TOMCAT.log(Level.FINE, "the server did not stop cleanly", e);
    }
  }
}
