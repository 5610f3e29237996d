package org.casebook.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apache-2.0",
        "MIT",
        "BSD-3-Clause",
        "CC0-1.0",
        "Apache-2.0 (PaddleOCR, and the package that carries the files)",
        "packaging MIT; model Apache-2.0"
      })
  void allow(String licence) {
    assertThat(Licences.allowShipping(licence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC-BY-NC-4.0",
        "CC-BY-NC-SA-4.0",
        "non-commercial research only",
        "unknown",
        "",
        "MIT for the code, weights for academic use",
        "submitted by permission"
      })
  void doNotAllow(String licence) {
    assertThat(Licences.allowShipping(licence)).isFalse();
  }
}
