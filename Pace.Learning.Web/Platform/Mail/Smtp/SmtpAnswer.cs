using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>What a server answered, without its words: they often repeat the address.</summary>
internal sealed record SmtpAnswer(int Code, string Codes)
{
    private const int Closing = 421;
    private const int TooLarge = 552;

    public static SmtpAnswer Of(SmtpCommandException e) => Of((int)e.StatusCode, e.Message);

    /// <summary>The code of a login that was refused stands in front of its words.</summary>
    public static SmtpAnswer Of(AuthenticationException e) =>
        e.Message.Split(": ", 2) is [var code, var words] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Of(number, words) : new SmtpAnswer(0, "login");

    public bool IsYes => Code / 100 == 2;

    public bool IsTooLarge => Code == TooLarge;

    public MailFailure Failure(MailProblem forGood, MailProblem forNow) =>
        // 421 is the server closing, at whatever step: nothing against this mail.
        new(Code == Closing ? MailProblem.Delayed : Code / 100 == 5 ? forGood : forNow, Codes);

    private static SmtpAnswer Of(int code, string words)
    {
        var first = words.Split(' ', 2)[0];
        var isEnhanced = first.Length is >= 5 and <= 11 && first.All(c => char.IsAsciiDigit(c) || c == '.');
        return new SmtpAnswer(code, isEnhanced ? $"{code} {first}" : code.ToString(CultureInfo.InvariantCulture));
    }
}
