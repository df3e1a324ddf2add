import CableFormat
import Scenario

extension ExactCase {
  /// The cases with every move that is known.
  package static let all: [ExactCase] = [
    ExactCase(
      id: "E1", name: "nobody is interrupted",
      jobs: [Job(.routine, 1.5, 5), Job(.routine, 5, 5), Job(.flash, 7.5, 4)],
      moves: [Move(0, 1.5, 6.5), Move(1, 6.5, 11.5), Move(2, 11.5, 15.5)], preemption: .none),
    ExactCase(
      id: "E3", name: "FLASH interrupts, sent again from the start",
      jobs: [Job(.routine, 1, 6), Job(.flash, 3, 10)],
      moves: [Move(0, 1, 3, isWhole: false), Move(1, 3, 13), Move(0, 13, 19)]),
    ExactCase(
      id: "E3r", name: "FLASH interrupts, resumed", jobs: [Job(.routine, 1, 6), Job(.flash, 3, 10)],
      moves: [Move(0, 1, 3, isWhole: false), Move(1, 3, 13), Move(0, 13, 17)], interrupted: .resume),
    ExactCase(
      id: "E5", name: "a circuit fails, sent again from the start", jobs: [Job(.routine, 1, 10)],
      moves: [Move(0, 1, 5, isWhole: false), Move(0, 9, 19)], closed: [5..<9]),
    ExactCase(
      id: "E5r", name: "a circuit fails, resumed", jobs: [Job(.routine, 1, 10)],
      moves: [Move(0, 1, 5, isWhole: false), Move(0, 9, 15)], closed: [5..<9], interrupted: .resume),
    ExactCase(
      id: "E6", name: "a failure cuts the third of three",
      jobs: [Job(.routine, 7, 4), Job(.routine, 14, 4), Job(.routine, 21, 4)],
      moves: [
        Move(0, 7, 11), Move(1, 14, 18), Move(2, 21, 24, isWhole: false), Move(2, 29, 30),
      ], closed: [24..<29], interrupted: .resume),
    ExactCase(
      id: "E7", name: "failures and FLASH together",
      jobs: [
        Job(.routine, 7, 5.5), Job(.flash, 13, 1.5), Job(.routine, 14, 5.5), Job(.routine, 21, 5.5),
        Job(.flash, 26, 1.5), Job(.routine, 28, 5.5),
      ],
      moves: [
        Move(0, 7, 12.5), Move(1, 13, 14.5), Move(2, 14.5, 20), Move(3, 21, 26, isWhole: false),
        Move(4, 26, 27.5), Move(3, 27.5, 28), Move(5, 28, 33.5),
      ], closed: [20.3..<20.6], interrupted: .resume),
    ExactCase(
      id: "E14", name: "a line that grew while the circuit was closed",
      jobs: stride(from: 600.0, through: 1170, by: 30).map { Job(.routine, $0, 60) },
      moves: (0..<20).map { Move($0, 1200 + 60 * Double($0), 1260 + 60 * Double($0)) },
      closed: [600..<1200]),
    ExactCase(
      id: "E19", name: "a contact is over at its last instant",
      jobs: [Job(.routine, 196, 0), Job(.routine, 197, 0)], moves: [], hops: 2, propagation: 3,
      closedByHop: [[0..<100, 200..<300, 400..<20_000], [0..<100, 200..<20_000]], received: [202, nil]),
  ]
}
