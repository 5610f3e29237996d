package org.casebook.runtime.speech;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Locale;
import java.util.Map;

/**
 * What is used of Vosk's C interface, {@code vosk_api.h}: a method {@code modelNew} here is the
 * function {@code vosk_model_new} there.
 */
interface VoskLibrary extends Library {
  /** Null when the folder holds no model. */
  @org.jspecify.annotations.Nullable
  Pointer modelNew(String folder);

  void modelFree(Pointer model);

  Pointer recognizerNew(Pointer model, float rate);

  /** Whether results tell each word. */
  void recognizerSetWords(Pointer recogniser, int words);

  /** Takes sound; 1 when an utterance ended in it and its result can be had. */
  int recognizerAcceptWaveformS(Pointer recogniser, short[] samples, int count);

  String recognizerResult(Pointer recogniser);

  String recognizerFinalResult(Pointer recogniser);

  void recognizerFree(Pointer recogniser);

  /** -1 to say nothing on the standard error. */
  void setLogLevel(int level);

  /**
   * Loads the native library.
   *
   * @throws UnsatisfiedLinkError when it is not here
   */
  static VoskLibrary load() {
    return Native.load(
        fileName(),
        VoskLibrary.class,
        Map.of(
            Library.OPTION_STRING_ENCODING,
            "UTF-8",
            Library.OPTION_FUNCTION_MAPPER,
            (com.sun.jna.FunctionMapper) (library, method) -> function(method.getName())));
  }

  /** Whether the class path holds the library for this system, as Vosk's own jar does. */
  static boolean here() {
    return VoskLibrary.class.getResource(
            "/" + Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName(fileName()))
        != null;
  }

  private static String fileName() {
    return Platform.isWindows() ? "libvosk" : "vosk";
  }

  private static String function(String method) {
    return "vosk_" + method.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
