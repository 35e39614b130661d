using OtpNet;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>Codes of authenticator apps (RFC 6238): six digits, SHA-1, a new one every 30 seconds.</summary>
internal static class Totp
{
    // Clocks differ.
    private static readonly VerificationWindow OneStepBeforeOrAfter = new(previous: 1, future: 1);

    /// <summary>The step that a code belongs to, when it is right for now, or for one step before or after.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, code, out var step, OneStepBeforeOrAfter) ? step : null;
}
