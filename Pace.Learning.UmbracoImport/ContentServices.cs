using Umbraco.Cms.Core.Services;

namespace Pace.Learning.BackOffice.Import;

/// <summary>What of Umbraco the import works with.</summary>
internal sealed record ContentServices(IContentService Contents, IContentTypeService Types, IContentEditingService Editing, IContentPublishingService Publishing, IKeyValueService Settings, IUserIdKeyResolver Users);
