using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text;
using Pace.Learning.Content.Prose;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>An e-mail address as people type it.</summary>
internal static class EmailAddress
{
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? address)
    {
        var trimmed = typed?.Trim();
        address = trimmed is { Length: > 0 and <= OutboxMail.AddressLength }
            && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.Host.Contains('.', StringComparison.Ordinal)
            && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && !trimmed.EnumerateRunes().Any(IsDisguised)
            ? trimmed
            : null;
        return address is not null;
    }

    // Another letter that compares as one of ours, such as the long s: it would be somebody else's mailbox under the name of this one.
    private static bool IsDisguised(Rune rune) => !rune.IsAscii && Normalized(rune.ToString()).All(char.IsAscii);

    /// <summary>The form that addresses are compared in; the same as Identity's.</summary>
    public static string Normalized(string address) => UnicodeText.Normalized(address).ToUpperInvariant();
}
