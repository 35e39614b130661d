using System.Security.Claims;

namespace Pace.Learning.Web.Parents;

/// <summary>A yes to a use of something that a parent shares, as their home lists it.</summary>
/// <param name="Title">What they call it.</param>
/// <param name="Url">The page about it.</param>
/// <param name="Places">Where it is, who met it there and how they are named, as sentences.</param>
/// <param name="TakeBack">Ends this use with one tap.</param>
public sealed record WordsInUse(string Title, string Url, IReadOnlyList<string> Places, ParentRefusal TakeBack);

/// <summary>Something that a parent began and hasn't shared.</summary>
/// <param name="Title">What they call it.</param>
/// <param name="Url">Where to go on with it.</param>
/// <param name="SavedAt">When they last saved it (UTC).</param>
public sealed record BegunWords(string Title, string Url, DateTime SavedAt);

/// <summary>What a parent shares, for their home.</summary>
/// <param name="InUse">Each use that they said yes to.</param>
/// <param name="Begun">What they began last and haven't shared.</param>
/// <param name="ThankYous">What learners wrote back, the newest first, as many as there is room for; none when they would rather not see any.</param>
/// <param name="AllThankYous">How many there are in all.</param>
public sealed record ParentWords(IReadOnlyList<WordsInUse> InUse, BegunWords? Begun, IReadOnlyList<string> ThankYous, int AllThankYous);

/// <summary>Tells what a parent shares. The room of contributions answers it.</summary>
public interface IParentWords
{
    /// <summary>What the parent who asks shares now; during a break as well, since taking back is always possible.</summary>
    Task<ParentWords> OfAsync(ClaimsPrincipal parent, CancellationToken cancellation);
}
