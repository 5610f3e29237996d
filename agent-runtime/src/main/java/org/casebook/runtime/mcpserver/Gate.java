package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in over HTTP: a program on this machine that knows the token, and no page of a
 * browser unless its origin was named. The check of Host keeps out a page whose name was pointed at
 * this machine (DNS rebinding).
 */
final class Gate extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private final transient byte[] token;
  private final transient List<String> origins;
  private final transient CallRegister register;

  Gate(String token, List<String> origins, CallRegister register) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.origins = List.copyOf(origins);
    this.register = register;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    if (!HOSTS.contains(host(Optional.ofNullable(request.getHeader("Host")).orElse("")))) {
      refuse(response, 403, "this server answers to 127.0.0.1 and localhost only; mend Host");
    } else if (origin.isPresent() && !origins.contains(origin.get())) {
      refuse(
          response, 403, "this Origin is not allowed; start the server with --origin and its name");
    } else if (!known(Optional.ofNullable(request.getHeader("Authorization")).orElse(""))) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(
          response,
          401,
          "the bearer token is missing or wrong; send Authorization: Bearer and the token that the"
              + " server told when it started");
    } else if (request.getMethod().equals("POST")) {
      post(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    byte[] body = request.getInputStream().readNBytes(CasebookServer.LARGEST_MESSAGE + 1);
    if (body.length > CasebookServer.LARGEST_MESSAGE) {
      refuse(response, 413, tooLarge());
      return;
    }
    String session = Optional.ofNullable(request.getHeader("Mcp-Session-Id")).orElse("");
    Optional<byte[]> message = register.pass(session, body);
    if (message.isPresent()) {
      chain.doFilter(new ReadBody(request, message.get()), response);
    } else {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
  }

  /** Without its port. */
  private static String host(String header) {
    int colon = header.lastIndexOf(':');
    return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
  }

  private boolean known(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && MessageDigest.isEqual(
            token, authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8));
  }

  static String tooLarge() {
    return "the message is larger than "
        + CasebookServer.LARGEST_MESSAGE
        + " bytes; send less, or name a file in the folder of --files";
  }

  private static void refuse(HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(error(message));
  }

  /** A JSON-RPC error that answers no request in particular. */
  static byte[] error(String message) throws IOException {
    ObjectNode error = CallRegister.JSON.createObjectNode();
    error.put("jsonrpc", "2.0").putNull("id");
    error.putObject("error").put("code", -32600).put("message", message);
    return CallRegister.JSON.writeValueAsBytes(error);
  }
}
