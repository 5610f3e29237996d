package org.casebook.runtime.provenance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casebook.models.Sha256;
import org.casebook.runtime.domain.CasebookException;
import org.jspecify.annotations.Nullable;

/**
 * Whom the user trusts: certificates of authorities, which vouch for those that they issue, and of
 * single signers, which are trusted as they are. Nothing is trusted unless the user put it there.
 */
public final class TrustList {
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private final Set<X509Certificate> authorities = new LinkedHashSet<>();
  private final Set<X509Certificate> signers = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private TrustList() {}

  /** A list that trusts nobody. */
  public static TrustList empty() {
    return new TrustList();
  }

  /**
   * Reads all {@code *.pem} files of a folder, which need not exist; a file may hold many
   * certificates. A file that can not be read is a problem and does not keep the others from being
   * used.
   */
  public static TrustList read(Path folder) {
    TrustList list = new TrustList();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".pem")).sorted().forEach(list::add);
      } catch (IOException e) {
        list.problems.add(folder + " can not be listed: " + e.getMessage());
      }
    }
    return list;
  }

  private void add(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (Certificate any : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        X509Certificate certificate = (X509Certificate) any;
        (certificate.getBasicConstraints() >= 0 ? authorities : signers).add(certificate);
      }
    } catch (IOException | CertificateException e) {
      problems.add(
          file.getFileName()
              + " holds no certificates in PEM form ("
              + e.getMessage()
              + "); correct or remove it");
    }
  }

  /** How many certificates are trusted. */
  public int size() {
    return authorities.size() + signers.size();
  }

  /** Changes whenever the list does. */
  public String version() {
    StringBuilder all = new StringBuilder();
    try {
      for (Set<X509Certificate> certificates : List.of(authorities, signers)) {
        for (X509Certificate certificate : certificates) {
          all.append(Sha256.hex(certificate.getEncoded()));
        }
        all.append('\n');
      }
    } catch (CertificateEncodingException e) {
      throw new CasebookException("a certificate that was read can not be written", e);
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.US_ASCII)).substring(0, 8);
  }

  /** What could not be read, with the remedy. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Whether a chain leads to somebody on this list. The chain's own roots count for nothing.
   * Revocation is not asked for: nothing here talks to the network.
   *
   * @param chain the signer's certificate first
   * @param at the time at which all of them must be valid
   */
  boolean trusts(List<X509Certificate> chain, Instant at) {
    X509Certificate signer = chain.get(0);
    if (signers.contains(signer)) {
      return true;
    }
    if (authorities.isEmpty()) {
      return false;
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(signer);
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(
              authorities.stream()
                  .map(authority -> new TrustAnchor(authority, null))
                  .collect(Collectors.toSet()),
              target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.addCertPathChecker(new PurposeIsChecked());
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The extended key usage may be critical; {@link CertificateProfile} has checked it. */
  private static final class PurposeIsChecked extends PKIXCertPathChecker {
    @Override
    public void init(boolean forward) {
      // Keeps no state.
    }

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return Set.of(EXTENDED_KEY_USAGE);
    }

    @Override
    public void check(Certificate certificate, @Nullable Collection<String> unresolved) {
      if (unresolved != null) {
        unresolved.remove(EXTENDED_KEY_USAGE);
      }
    }
  }
}
