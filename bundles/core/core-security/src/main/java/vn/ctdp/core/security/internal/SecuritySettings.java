package vn.ctdp.core.security.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The configuration, checked. Immutable; a change of the file makes a new one. */
@Component(service = SecuritySettings.class, configurationPid = SecurityConfig.PID)
@Designate(ocd = SecurityConfig.class)
public final class SecuritySettings {

  private final Values values;

  /**
   * What is configured.
   *
   * @param minLength shortest password, characters
   * @param argonMemory memory of one password check, KiB
   * @param argonIterations passes over that memory
   * @param accountFailures failures under a name before the first lock
   * @param addressFailures failures from an address before the first lock
   * @param addressDecay time after which one failure of an address is forgotten
   * @param addressesExempt addresses that are never locked
   * @param firstLock length of the first lock
   * @param longestLock length of the longest lock
   * @param forgetAfter time after which a name starts afresh
   * @param stepLife how long a step of a sign-in stays open
   * @param rememberFor how long a right password is remembered for machines
   * @param totpForAdministrators whether administrators must have a second factor
   */
  public record Values(
      int minLength,
      int argonMemory,
      int argonIterations,
      int accountFailures,
      int addressFailures,
      Duration addressDecay,
      Set<String> addressesExempt,
      Duration firstLock,
      Duration longestLock,
      Duration forgetAfter,
      Duration stepLife,
      Duration rememberFor,
      boolean totpForAdministrators) {

    public Values {
      addressesExempt = Set.copyOf(addressesExempt);
      range("password.minLength", minLength, 8, 64);
      range("password.argon2.memory", argonMemory, 1024, 262_144);
      range("password.argon2.iterations", argonIterations, 1, 20);
      range("lockout.account.failures", accountFailures, 3, 100);
      range("lockout.address.failures", addressFailures, 3, 10_000);
      range("lockout.address.decay", addressDecay.toSeconds(), 1, 86_400);
      range("lockout.first", firstLock.toSeconds(), 1, 86_400);
      range("lockout.longest", longestLock.toSeconds(), firstLock.toSeconds(), 604_800);
      range("lockout.forget", forgetAfter.toHours(), 1, 720);
      range("signin.step.minutes", stepLife.toMinutes(), 1, 60);
      range("signin.remember", rememberFor.toSeconds(), 0, 3600);
    }

    private static void range(String key, long value, long least, long most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            key
                + " in etc/"
                + SecurityConfig.PID
                + ".cfg must be "
                + least
                + " to "
                + most
                + ", was "
                + value);
      }
    }
  }

  /** From the configuration file. */
  @Activate
  public SecuritySettings(SecurityConfig config) {
    this(
        new Values(
            config.password_minLength(),
            config.password_argon2_memory(),
            config.password_argon2_iterations(),
            config.lockout_account_failures(),
            config.lockout_address_failures(),
            Duration.ofSeconds(config.lockout_address_decay()),
            Arrays.stream(config.lockout_address_exempt())
                .flatMap(line -> Arrays.stream(line.split("[\\s,]+")))
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet()),
            Duration.ofSeconds(config.lockout_first()),
            Duration.ofSeconds(config.lockout_longest()),
            Duration.ofHours(config.lockout_forget()),
            Duration.ofMinutes(config.signin_step_minutes()),
            Duration.ofSeconds(config.signin_remember()),
            config.totp_requiredForAdministrators()));
  }

  /** From values. */
  public SecuritySettings(Values values) {
    this.values = values;
  }

  /** The values. */
  public Values values() {
    return values;
  }
}
