using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

/// <summary>Who asks people to sign, for whom, and how to reach somebody who can answer: invitations and what their links lead to say it alike.</summary>
public sealed record Asker
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The longest name of those on whose behalf they ask, in characters.</summary>
    public const int ForLength = 200;

    /// <summary>The longest telephone number, in characters.</summary>
    public const int PhoneLength = 40;

    /// <summary>The longest personal message, in characters.</summary>
    public const int MessageLength = 1500;

    /// <summary>Who asks.</summary>
    public required string Name { get; init; }

    /// <summary>On whose behalf, such as: the Testshire safeguarding partnership.</summary>
    public required string OnBehalfOf { get; init; }

    /// <summary>Who answers questions.</summary>
    public required string ContactName { get; init; }

    /// <summary>Where they read them.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>Where they can be rung; empty: not said.</summary>
    public string ContactPhone { get; init; } = "";

    /// <summary>What the asker adds in their own words; empty: nothing.</summary>
    public string Message { get; init; } = "";

    /// <summary>The same without space around it.</summary>
    public Asker Trimmed() => new()
    {
        Name = Name.Trim(), OnBehalfOf = OnBehalfOf.Trim(), ContactName = ContactName.Trim(), ContactEmail = ContactEmail.Trim(), ContactPhone = ContactPhone.Trim(), Message = Message.Trim(),
    };

    /// <summary>All that is wrong with it.</summary>
    public IEnumerable<Refusal> Problems() => new[]
    {
        TextLimit.Check(nameof(Name), Name, NameLength, "Enter your name, as the mail is to give it") ?? PlainName.Check(nameof(Name), Name),
        TextLimit.Check(nameof(OnBehalfOf), OnBehalfOf, ForLength, "Say on whose behalf you ask, for example the safeguarding partnership") ?? PlainName.Check(nameof(OnBehalfOf), OnBehalfOf),
        TextLimit.Check(nameof(ContactName), ContactName, NameLength, "Enter the name of somebody who can answer questions") ?? PlainName.Check(nameof(ContactName), ContactName),
        EmailAddress.TryRead(ContactEmail, out _) ? null : new Refusal(nameof(ContactEmail), "Enter the e-mail address of whoever answers questions, like name@example.org"),
        TextLimit.Check(nameof(ContactPhone), ContactPhone, PhoneLength),
        TextLimit.Check(nameof(Message), Message, MessageLength),
    }.OfType<Refusal>();
}
