namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// A row that two acts may want to add at the same moment: the next number of a chain, the one of a pair, the one that is current. The database lets one of
/// them have it, and <see cref="Transactions"/> lets the other decide anew.
/// </summary>
internal interface IContestedRow;
