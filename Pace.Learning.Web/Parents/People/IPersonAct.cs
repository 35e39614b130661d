namespace Pace.Learning.Web.Parents.People;

/// <summary>Something that the manager can ask of a parent, on the parent's page.</summary>
/// <param name="Title">The heading.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Url">Where the button is sent; <c>null</c> when it isn't all right to ask now, which <paramref name="State"/> explains.</param>
public sealed record PersonAct(string Title, string State, string Button, string? Url);

/// <summary>Part of a room above that asks parents for something.</summary>
public interface IPersonAct
{
    /// <summary>What can be asked of a parent now.</summary>
    Task<IReadOnlyList<PersonAct>> OfAsync(Guid participantId, CancellationToken cancellation);
}
