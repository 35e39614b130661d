namespace Pace.Learning.Web.Agreements;

/// <summary>How far the signing of an agreement has come, and who is still to sign.</summary>
internal sealed class SigningProgress
{
    private SigningProgress(Agreement agreement)
    {
        var asked = agreement.Signatories.Where(p => p.HasAPart).ToList();
        (Agreement, Asked, StillToSign) = (agreement, asked.Count, [.. asked.Where(p => p.State != SignatoryState.Signed)]);
    }

    public Agreement Agreement { get; }

    /// <summary>How many places there are to sign in.</summary>
    public int Asked { get; }

    public int Signed => Asked - StillToSign.Count;

    public IReadOnlyList<Signatory> StillToSign { get; }

    /// <summary>Such as: 3 of 6 have signed.</summary>
    public string Sentence => StillToSign.Count == 0 ? $"All {Asked} have signed" : $"{Signed} of {Asked} {(Signed == 1 ? "has" : "have")} signed";

    public static SigningProgress Of(Agreement agreement) => new(agreement);
}
