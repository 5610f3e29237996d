package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolInput;
import org.casebook.runtime.tool.ToolSpec;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final ExecutorService calls = Executors.newSingleThreadExecutor();
  private final List<String> prepared = new ArrayList<>();

  @Test
  void aToolThatCanNotBePreparedKeepsNoneFromIt() {
    new WarmUp(List.of(tool("broken", true), tool("sound", false)), calls).run();
    assertThat(prepared).containsExactly("broken", "sound");
    calls.shutdown();
  }

  @Test
  void nothingIsPreparedForAWorkspaceThatCloses() {
    calls.shutdown();
    new WarmUp(List.of(tool("sound", false)), calls).run();
    assertThat(prepared).isEmpty();
  }

  private Tool tool(String name, boolean broken) {
    return new Tool() {
      @Override
      public ToolSpec spec() {
        return new ToolSpec(name, "1", "a tool", Set.of(ItemKind.TEXT), Set.of(), 1);
      }

      @Override
      public void prepare() {
        prepared.add(name);
        if (broken) {
          throw new IllegalStateException("no model");
        }
      }

      @Override
      public ToolResult run(ToolInput input) {
        return new ToolResult.Nothing("nothing", List.of());
      }
    };
  }
}
