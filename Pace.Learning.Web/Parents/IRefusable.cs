namespace Pace.Learning.Web.Parents;

/// <summary>Something that a parent can say no to, or step back from, with one tap where it is listed.</summary>
/// <param name="What">What it is, in a few plain words.</param>
/// <param name="Standing">Where it stands, as a sentence.</param>
/// <param name="Button">The words of the button.</param>
/// <param name="Url">Where the form goes.</param>
/// <param name="Fields">What it sends.</param>
public sealed record ParentRefusal(string What, string Standing, string Button, string Url, params IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>To a question.</summary>
    public const string SayNo = "Say no";

    /// <summary>From something they said yes to.</summary>
    public const string StepBack = "Step back";
}

/// <summary>Part of the area in which parents are asked something or have said yes to something. Not called while they are on a pause.</summary>
public interface IRefusable
{
    /// <summary>What they can say no to now.</summary>
    Task<IReadOnlyList<ParentRefusal>> OfAsync(Guid participantId, CancellationToken cancellation);
}
