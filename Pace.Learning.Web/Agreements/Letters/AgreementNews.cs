using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Agreements.Letters;

/// <summary>News about one agreement, for somebody who has a part in it.</summary>
public abstract class AgreementNews : Letter
{
    /// <inheritdoc/>
    public override string Subject => "About the agreement that you have a part in";

    /// <summary>The agreement.</summary>
    public required Agreement Agreement { get; init; }

    /// <summary>What happened.</summary>
    public required AgreementEvent Happened { get; init; }

    /// <summary>Where the reader sees how it stands.</summary>
    public string? Url { get; init; }

    /// <summary>Whether the reader has no account, and an invitation that is still open.</summary>
    public bool OpensByInvitation { get; init; }

    /// <summary>Such as: the Charter for Testshire.</summary>
    protected string What => $"the {Agreement.DocumentTitle} for {Agreement.AreaName}";

    /// <summary>The same at the start of a sentence.</summary>
    protected string CapitalWhat => AgreementLabels.Capital(What);

    /// <summary>Whom it is about.</summary>
    protected Signatory Signatory => Happened.Signatory!;
}
