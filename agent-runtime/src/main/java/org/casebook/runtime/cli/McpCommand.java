package org.casebook.runtime.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.CaseArchive;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.mcpserver.CasebookServer;
import org.casebook.runtime.mcpserver.Desk;
import org.casebook.runtime.mcpserver.Grant;
import org.casebook.runtime.mcpserver.HttpHost;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.PolicyIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook mcp}: Casebook as a server of the Model Context Protocol. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description =
        "Serves policy search, clauses, triage, scores, precedents and provenance to programs that"
            + " speak the Model Context Protocol, over standard input and output or over HTTP on"
            + " this machine. Keeps nothing without --grant write.")
final class McpCommand implements Callable<Integer> {
  private static final String TOKEN = "CASEBOOK_MCP_TOKEN";

  private final PrintStream err;
  private final Map<String, String> environment;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description =
          "Streamable HTTP on 127.0.0.1 instead of standard input and output; 0 for any free"
              + " port. Clients send the token of CASEBOOK_MCP_TOKEN, else a fresh one that is told"
              + " on standard error.")
  private Optional<Integer> http = Optional.empty();

  @Option(
      names = "--grant",
      paramLabel = "read|write",
      description = "with write, cases and runs are kept in the workspace (default: read)")
  private Grant grant = Grant.READ;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "the folder that media of cases may be read from (default: none)")
  private Optional<Path> files = Optional.empty();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = "a web page's origin that may call, as in http://localhost:6274; may repeat")
  private List<String> origins = List.of();

  McpCommand(PrintStream err, Map<String, String> environment) {
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws InterruptedException {
    files.ifPresent(
        folder -> {
          if (!Files.isDirectory(folder)) {
            throw new CasebookException(folder + ": there is no such folder; check --files");
          }
        });
    PrintStream before = System.out;
    System.setOut(err); // whatever a library prints, standard output carries the protocol alone
    try {
      serve(workspace.workspace());
    } finally {
      System.setOut(before);
    }
    return 0;
  }

  private void serve(Workspace home) throws InterruptedException {
    MemoryLog passing = new MemoryLog("mcp", Clock.systemUTC());
    try (AgentRuntime runtime =
            grant == Grant.WRITE
                ? Runtimes.open(home, err)
                : Runtimes.inMemory(home, passing, err);
        InstalledSearch search = search(home, runtime.policy())) {
      Desk desk = desk(home, grant, runtime, passing, search.index(), files);
      if (http.isPresent()) {
        overHttp(desk, http.get());
      } else {
        overStreams(desk);
      }
    }
  }

  /**
   * What the server works with.
   *
   * @param runtime over the workspace's log with the grant to write, else over the passing log
   */
  static Desk desk(
      Workspace home,
      Grant grant,
      AgentRuntime runtime,
      MemoryLog passing,
      PolicyIndex search,
      Optional<Path> files) {
    boolean keeps = grant == Grant.WRITE;
    return new Desk(
        grant,
        runtime,
        keeps ? id -> {} : passing::forget,
        keeps ? kept(runtime) : read(home),
        search,
        ScoreRow::of,
        file -> ProvenanceCommand.json(home, file),
        files);
  }

  private InstalledSearch search(Workspace home, Policy policy) {
    InstalledSearch search = new InstalledSearch(home, policy);
    search.note().ifPresent(err::println);
    return search;
  }

  private static void overStreams(Desk desk) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (CasebookServer server =
        CasebookServer.overStreams(
            desk,
            System.in,
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            ended::countDown)) {
      ended.await();
    }
  }

  private void overHttp(Desk desk, int port) throws InterruptedException {
    Optional<String> given =
        Optional.ofNullable(environment.get(TOKEN)).filter(token -> !token.isBlank());
    String token = given.orElseGet(McpCommand::freshToken);
    try (HttpHost host = CasebookServer.overHttp(desk, port, token, origins)) {
      err.println("casebook: serving " + host.address());
      if (given.isEmpty()) {
        err.println("casebook: send Authorization: Bearer " + token);
      }
      new CountDownLatch(1).await();
    }
  }

  private static String freshToken() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static Desk.Cases kept(AgentRuntime runtime) {
    return new Desk.Cases() {
      @Override
      public <T> T ask(Function<CaseArchive, T> question) {
        return question.apply(runtime);
      }
    };
  }

  /** Opened for each question, so that the log is never held while the desktop writes. */
  private static Desk.Cases read(Workspace home) {
    return new Desk.Cases() {
      @Override
      public <T> T ask(Function<CaseArchive, T> question) {
        try (CaseArchive archive = Runtimes.archive(home)) {
          return question.apply(archive);
        }
      }
    };
  }
}
