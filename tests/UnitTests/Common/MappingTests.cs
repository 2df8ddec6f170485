using AutoMapper;
using Membership.Application;
using Microsoft.Extensions.Logging.Abstractions;

namespace Membership.UnitTests.Common;

/// <summary>Every projection finds a source for each of its fields.</summary>
public sealed class MappingTests
{
    private static readonly MapperConfiguration Configuration =
        new(c => c.AddMaps(typeof(ApplicationServices).Assembly), NullLoggerFactory.Instance);

    [Fact]
    public void The_mapping_is_complete() => Configuration.AssertConfigurationIsValid();

    // A command is never mapped onto an entity: profiles hold projections from entities to responses only.
    [Fact]
    public void Nothing_is_mapped_onto_an_entity()
    {
        var maps = ((AutoMapper.Internal.IGlobalConfiguration)Configuration).GetAllTypeMaps();

        Assert.NotEmpty(maps);
        Assert.All(maps, m => Assert.NotEqual("Membership.Domain", m.DestinationType.Assembly.GetName().Name));
    }
}
