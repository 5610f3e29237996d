package org.casebook.models.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyOnnxTest {
  @Test
  void theFileScoresWhatTheNetworkScores() throws OrtException {
    double[] prices = {0.1, 0.2, 0.3};
    EvidenceTables tables =
        EvidenceTables.fit(List.of(new LoggedCase(0, true, 7, 0b111111)), 2, prices.length);
    PolicyNetwork policy = new PolicyNetwork(new StateEncoder(tables, prices), 5);
    Random random = new Random(2);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(PolicyOnnx.bytes(policy))) {
      for (int i = 0; i < 50; i++) {
        float[] state = new float[policy.encoder().size()];
        for (int j = 0; j < state.length; j++) {
          state[j] = 2 * random.nextFloat() - 1;
        }
        try (OnnxTensor input = OnnxTensor.createTensor(environment, new float[][] {state});
            OrtSession.Result result = session.run(Map.of("state", input))) {
          float[] scores = ((float[][]) result.get(0).getValue())[0];
          float[] own = policy.network().forward(state);
          for (int action = 0; action < own.length; action++) {
            assertThat(scores[action]).isCloseTo(own[action], within(1e-5f));
          }
        }
      }
    }
  }
}
