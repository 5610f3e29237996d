package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.text.Normaliser;
import org.junit.jupiter.api.Test;

class NormaliseTextTest {
  private final NormaliseText tool = new NormaliseText(Normaliser.bundled());

  @Test
  void whatNobodySeesIsNamedByItsCodePoint() {
    ToolResult result = tool.run(ToolInputs.text("normalise_text", "free mo\u200bney to\u200bday"));
    assertThat(result).isInstanceOf(ToolResult.Found.class);
    assertThat(result.summary()).contains("U+200B").doesNotContain(", ,");
  }

  @Test
  void anOrdinaryTextHasNoEvasion() {
    ToolResult result = tool.run(ToolInputs.text("normalise_text", "free entry today"));
    assertThat(result).isInstanceOf(ToolResult.Nothing.class);
  }
}
