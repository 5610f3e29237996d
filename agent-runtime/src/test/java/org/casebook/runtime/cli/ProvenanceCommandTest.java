package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casebook.runtime.media.UnreadableMediaException;
import org.casebook.runtime.provenance.SignedPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProvenanceCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    CommandLine line =
        new CommandLine(
            new ProvenanceCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          assertThat(e).isInstanceOf(UnreadableMediaException.class);
          err.writeBytes(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
          return 2;
        });
    return line.execute(args);
  }

  private Path picture(Path home) throws Exception {
    return Files.write(folder.resolve("picture.jpg"), SignedPicture.jpeg(home.resolve("trust")));
  }

  @Test
  void validIsZeroWithTheSignerAndTheActions() throws Exception {
    Path home = folder.resolve("home");
    int status = run(picture(home).toString(), "--home", home.toString());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("valid (jpeg)")
        .contains("CN=Signer")
        .contains("c2pa.created trainedAlgorithmicMedia Dream Machine");
    assertThat(status).isZero();
  }

  @Test
  void untrustedIsOneAndJsonNamesTheFault() throws Exception {
    Path file = picture(folder.resolve("elsewhere"));
    assertThat(run(file.toString(), "--home", folder.resolve("home").toString(), "--json"))
        .isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toByteArray());
    assertThat(report.path("status").asText()).isEqualTo("untrusted");
    assertThat(report.path("manifest").path("digital_source_types").path(0).asText())
        .isEqualTo("trainedAlgorithmicMedia");
    assertThat(report.path("codes"))
        .anyMatch(
            code ->
                code.path("fault").asBoolean()
                    && code.path("code").asText().equals("signingCredential.untrusted"));
  }

  @Test
  void aFileThatIsNotThereIsTwo() {
    Path missing = folder.resolve("missing.jpg");
    assertThat(run(missing.toString(), "--home", folder.resolve("home").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("missing.jpg");
  }
}
