// Validates PDF files with the veraPDF engine and says which rules fail.
//
// Usage: VeraCheck FLAVOURS FILE...   FLAVOURS are separated by commas, such as ua1,2a.
// Exit code: 0 if every file complies with every flavour, 1 if one does not.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allComply = true;
    for (int i = 1; i < arguments.length; i++) {
      for (String flavour : arguments[0].split(",")) {
        allComply &= complies(new File(arguments[i]), PDFAFlavour.fromString(flavour));
      }
    }
    System.exit(allComply ? 0 : 1);
  }

  private static boolean complies(File file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      // A file that was not looked at must not pass.
      boolean complies = result.isCompliant() && result.getTotalAssertions() > 0;
      System.out.printf(
          "%s %s: %s, %d checks%n",
          file.getName(), flavour.getId(), complies ? "complies" : "FAILS",
          result.getTotalAssertions());
      Map<String, Integer> failures = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule =
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          failures.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
        }
      }
      failures.forEach((rule, times) -> System.out.println("  " + times + " x " + rule));
      return complies;
    }
  }
}
